package io.saslwatch.event;

import java.time.Instant;

/**
 * What one address did, as evidence in an alert. What is not known is null.
 *
 * @param ip           RFC 5952 text
 * @param name         reverse DNS name
 * @param country      ISO 3166-1 alpha-2
 * @param city         name
 * @param asn          autonomous system
 * @param organisation who runs it
 * @param first        time of its first event in the window
 * @param last         time of its last one
 * @param successes    successful attempts in the window
 * @param failures     failed ones
 * @param users        how many different users it tried
 */
public record AddressEvidence(String ip, String name, String country, String city, Long asn, String organisation,
                              Instant first, Instant last, long successes, long failures, long users) {
}
