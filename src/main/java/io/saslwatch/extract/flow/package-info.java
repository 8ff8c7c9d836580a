/** The beans of the extraction's route: from a batch's lines to its events, and what a line would mean by itself. */
package io.saslwatch.extract.flow;
