package io.saslwatch.deliver;

import java.time.Instant;

/**
 * Writes instants as {@link Instant#toString()} does, remembering the last second: rows come in order. For one thread.
 */
final class IsoTime {

    private long second = Long.MIN_VALUE;
    private String text;

    /** The instant in UTC, with as many groups of three digits of the second as it needs. */
    String of(Instant instant) {
        if (instant.getEpochSecond() != second) {
            second = instant.getEpochSecond();
            text = Instant.ofEpochSecond(second).toString();
        }
        return instant.getNano() == 0 ? text : instant.toString();
    }
}
