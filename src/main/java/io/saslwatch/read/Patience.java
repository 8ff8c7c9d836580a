package io.saslwatch.read;

import java.time.Duration;
import java.time.Instant;

/** How long to wait after failures: a quarter of a second at first, twice as long each time, at most half a minute. */
final class Patience {

    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private int failures;
    private Instant since;
    private Instant until = Instant.MIN;

    /** Notes one more failure in a row; true for the first. */
    boolean failed(Instant now) {
        if (failures == 0) {
            since = now;
        }
        Duration wait = FIRST.multipliedBy(1L << Math.min(failures, 10));
        until = now.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
        failures++;
        return failures == 1;
    }

    int failures() {
        return failures;
    }

    /** Notes that it works again; how long it did not, or null when it always did. */
    Duration worked(Instant now) {
        Duration lasted = failures == 0 ? null : Duration.between(since, now);
        failures = 0;
        return lasted;
    }

    /** How long to wait still; zero or negative when not. */
    Duration left(Instant now) {
        return failures == 0 ? Duration.ZERO : Duration.between(now, until);
    }
}
