package io.saslwatch.detect;

import java.time.Instant;
import java.util.Locale;

/**
 * One attempt of a sample or a simulation, one refused mail, or a hundred lines that were
 * read of a log. What is not known is null.
 *
 * @param time    when
 * @param user    name used to log in; of a refused mail its sender, of lines their log
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
        REJECTED,
        /** A hundred lines of a log were read, some of which tell of logins. */
        LOGINS,
        /** A hundred lines were read of which none looks like a login. */
        NOISE,
        /** A hundred lines were read of which ten look like logins and fit no format. */
        UNPARSED;

        /** Whether it is about reading a log, whose name then stands for the user. */
        boolean isReading() {
            return this == LOGINS || this == NOISE || this == UNPARSED;
        }

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
