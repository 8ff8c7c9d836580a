package io.saslwatch.detect;

import io.saslwatch.config.Values;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The bean {@code detectTime}: event times as the store has them, microseconds since 1970. Stateless. */
public final class EventTime {

    private static final long HOUR = 3_600_000_000L;

    /**
     * A time so long before another.
     *
     * @param micros   the later one
     * @param duration as in settings, such as {@code 24h}
     */
    public long before(long micros, String duration) {
        return Math.subtractExact(micros, Values.duration(duration).toNanos() / 1_000);
    }

    /** Whole hours since 1970, as the table {@code stream_hour} has them. */
    public long hour(long micros) {
        return Math.floorDiv(micros, HOUR);
    }

    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
