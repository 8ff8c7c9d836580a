/**
 * The daily report: what happened on one calendar day, what of it deserves a look, as text, HTML, JSON and mail. It reads
 * the store's figures, which are kept in the transaction that stores events, so its cost does not grow with the events.
 */
package io.saslwatch.report;
