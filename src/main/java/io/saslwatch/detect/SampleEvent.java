package io.saslwatch.detect;

import java.time.Instant;

/**
 * One attempt of a sample or a simulation. What is not known is null.
 *
 * @param time    when
 * @param user    name used to log in
 * @param ip      address
 * @param country of the address, ISO 3166-1 alpha-2
 * @param asn     of the address
 * @param success whether it succeeded
 */
public record SampleEvent(Instant time, String user, String ip, String country, Long asn, boolean success) {
}
