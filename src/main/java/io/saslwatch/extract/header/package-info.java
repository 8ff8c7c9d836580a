/**
 * What stands in front of a message: envelopes (CRI, Docker), time stamps of every usual kind, host, program and pid.
 * {@link io.saslwatch.extract.header.StampClock} gives stamps without a year or a zone their instant.
 */
package io.saslwatch.extract.header;
