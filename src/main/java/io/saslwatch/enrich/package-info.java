/**
 * What is known of an address besides the log: where it is, and its reverse DNS name. The routes in
 * {@code routes/3-enrich} call the beans of {@link io.saslwatch.enrich.Enrichers}: places are looked up for each batch,
 * names are asked for out of the store's table of addresses, which is the queue of questions. The look-ups themselves are
 * {@link io.saslwatch.enrich.PlaceLookup} and {@link io.saslwatch.enrich.NameLookup}.
 */
package io.saslwatch.enrich;
