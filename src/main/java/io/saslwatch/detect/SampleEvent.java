package io.saslwatch.detect;

import java.time.Instant;
import java.util.Locale;

/**
 * One attempt of a sample or a simulation, or one refused mail. What is not known is null.
 *
 * @param time    when
 * @param user    name used to log in; of a refused mail its sender
 * @param ip      address
 * @param country of the address, ISO 3166-1 alpha-2; with {@code @latitude,longitude} behind it, of a city there
 * @param asn     of the address
 * @param kind    what happened
 */
public record SampleEvent(Instant time, String user, String ip, String country, Long asn, Kind kind) {

    /** What can happen. */
    public enum Kind {
        /** A login. */
        SUCCESS,
        /** A login that failed. */
        FAILURE,
        /** A mail refused because its sender had sent too much. */
        REJECTED;

        /** The word in samples. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** An attempt to log in. */
    public SampleEvent(Instant time, String user, String ip, String country, Long asn, boolean success) {
        this(time, user, ip, country, asn, success ? Kind.SUCCESS : Kind.FAILURE);
    }

    /** Whether somebody logged in. */
    public boolean success() {
        return kind == Kind.SUCCESS;
    }
}
