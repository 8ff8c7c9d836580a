package io.saslwatch.enrich.dns;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before an address is asked for again that nobody has answered for: twice as long after each further
 * failure, up to a limit, and shortened by up to a quarter at random, so that addresses that failed together are not
 * asked for together. As thread-safe as its random generator.
 *
 * @param first  after one failure; over 0
 * @param most   the limit, at least {@code first}
 * @param random source of the shortening
 */
public record NameRetry(Duration first, Duration most, RandomGenerator random) {

    private static final int LARGEST_EXPONENT = 30;

    public NameRetry {
        if (first.isNegative() || first.isZero() || first.compareTo(most) > 0) {
            throw new IllegalArgumentException("the first wait has to be over 0 and not over the longest: " + first
                + ", " + most);
        }
    }

    /**
     * The wait.
     *
     * @param failures how often in a row asking has failed, the last time included; at least 1
     */
    public Duration after(int failures) {
        if (failures < 1) {
            throw new IllegalArgumentException("nothing has failed");
        }
        double millis = first.toMillis() * (double) (1L << Math.min(failures - 1, LARGEST_EXPONENT));
        return Duration.ofMillis((long) (Math.min(millis, most.toMillis()) * (1 - random.nextDouble() / 4)));
    }
}
