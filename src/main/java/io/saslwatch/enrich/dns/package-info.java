/**
 * Names of addresses by reverse DNS. {@link io.saslwatch.enrich.dns.NameLookups} puts the parts together: what is not
 * global is never asked for, what is known is taken from memory, and the rest is asked for, so many at once; {@code
 * wire} carries the questions. Whatever a server answers is hostile until {@code HostName} has looked at it.
 */
package io.saslwatch.enrich.dns;
