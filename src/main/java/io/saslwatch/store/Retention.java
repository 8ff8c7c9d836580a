package io.saslwatch.store;

import java.time.Duration;
import java.time.InstantSource;

/** Where keeping ends. */
public final class Retention {

    private final InstantSource clock;

    Retention(InstantSource clock) {
        this.clock = clock;
    }

    /** The time before which events are not kept, in microseconds since 1970. */
    public long before(int keepDays) {
        return Micros.of(clock.instant().minus(Duration.ofDays(keepDays)));
    }
}
