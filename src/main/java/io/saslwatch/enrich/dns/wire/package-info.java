/**
 * Questions and answers of DNS on the wire (RFC 1035): one thread and one selector for any number of questions, UDP
 * first and TCP for what was cut. dnsjava builds and parses the messages; its own transport is not used, because it
 * <ul>
 *   <li>ends a question at the first datagram that comes, even one with another id, so that whoever gets one datagram
 *       through decides that there is no answer;</li>
 *   <li>looks at time-outs only when a selection found nothing to read, and at the latest after a second, a length that
 *       only a property of the whole virtual machine changes: of 10,000 questions, 256 at once and 2 % lost, a lost one
 *       was noticed after up to 4.8 s instead of 1 s, and all took 12 s instead of 4 s;</li>
 *   <li>keeps its selector and thread in static fields, so that closing one client closes all;</li>
 *   <li>forgets a question that it repeats, so that a late answer is lost.</li>
 * </ul>
 */
package io.saslwatch.enrich.dns.wire;
