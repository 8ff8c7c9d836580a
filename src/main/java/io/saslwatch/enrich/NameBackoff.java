package io.saslwatch.enrich;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before an address is asked for again when nobody with authority answered: twice as long after each
 * failure in a row, up to a limit, and up to a fifth more or less, so that what failed together does not come together.
 * Thread-safe when the random numbers are.
 *
 * @param first  after the first failure
 * @param most   the limit
 * @param random where chance comes from
 */
record NameBackoff(Duration first, Duration most, RandomGenerator random) {

    private static final int DOUBLINGS = 30;
    private static final double JITTER = 0.2;

    /**
     * The wait.
     *
     * @param failures in a row, at least 1
     */
    Duration after(int failures) {
        double millis = first.toMillis() * (double) (1L << Math.min(failures - 1, DOUBLINGS));
        double bounded = Math.min(millis, most.toMillis());
        return Duration.ofMillis(Math.round(bounded * (1 - JITTER + 2 * JITTER * random.nextDouble())));
    }
}
