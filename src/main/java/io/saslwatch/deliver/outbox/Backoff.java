package io.saslwatch.deliver.outbox;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait after a failure: twice as long each time, up to a longest wait; a random half of it is left out, so
 * that what failed together does not come back together.
 *
 * @param first  after the first failure
 * @param most   the longest
 * @param random numbers from 0 to below 1
 */
record Backoff(Duration first, Duration most, DoubleSupplier random) {

    /** The wait after so many failures, at least 1. */
    Duration after(int failures) {
        long millis = Math.max(1, first.toMillis());
        for (int i = 1; i < failures && millis < most.toMillis(); i++) {
            millis *= 2;
        }
        millis = Math.min(millis, Math.max(1, most.toMillis()));
        return Duration.ofMillis(millis / 2 + (long) (millis / 2.0 * random.getAsDouble()));
    }
}
