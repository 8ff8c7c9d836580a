/** What is known of an address besides the log: its reverse DNS name, and where it is. */
package io.saslwatch.enrich;
