package io.saslwatch.enrich.dns;

import io.saslwatch.config.Config;
import io.saslwatch.config.NameSettings;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How names are asked for.
 *
 * @param enabled    whether they are
 * @param servers    whom to ask, in order; empty: the system's
 * @param inFlight   how many addresses are asked for at once, 1 to 4096; each takes a socket
 * @param timeout    from one question to its repetition; over 0
 * @param retries    how often a question is repeated; 0 to 20
 * @param confirm    whether names are asked for their addresses, too
 * @param cacheSize  how many answers are kept in memory at most; 0 keeps none
 * @param minTtl     how long an answer is kept at least
 * @param maxTtl     and at most
 * @param retryFirst when an address is asked for again that nobody answered for; over 0
 * @param retryMost  the limit to which that time doubles with each further failure
 */
public record NameOptions(boolean enabled, List<InetSocketAddress> servers, int inFlight, Duration timeout, int retries,
                          boolean confirm, long cacheSize, Duration minTtl, Duration maxTtl, Duration retryFirst,
                          Duration retryMost) {

    /**
     * Checks itself.
     *
     * @throws IllegalArgumentException with a message for the operator
     */
    public NameOptions {
        servers = List.copyOf(servers);
        check(inFlight >= 1 && inFlight <= 4096, "in-flight", inFlight, "from 1 to 4096");
        check(!timeout.isZero() && timeout.compareTo(Duration.ofMinutes(1)) <= 0, "timeout", timeout,
            "over 0, up to 1m");
        check(retries >= 0 && retries <= 20, "retries", retries, "from 0 to 20");
        check(minTtl.compareTo(maxTtl) <= 0, "min-ttl", minTtl, "not over saslwatch.enrich.names.max-ttl");
        check(!retryFirst.isZero() && retryFirst.compareTo(retryMost) <= 0, "retry-first", retryFirst,
            "over 0 and not over saslwatch.enrich.names.retry-most");
    }

    private static void check(boolean right, String setting, Object value, String allowed) {
        if (!right) {
            throw new IllegalArgumentException("saslwatch.enrich.names." + setting + " is " + value + ", which cannot "
                + "be. Write a value " + allowed + ".");
        }
    }

    /**
     * What the settings say.
     *
     * @throws IllegalArgumentException with a message for the operator when they do not fit
     */
    public static NameOptions of(Config config) {
        return new NameOptions(config.on(NameSettings.ENABLED), ServerList.of(config.text(NameSettings.SERVERS)),
            clamped(config.number(NameSettings.IN_FLIGHT)), config.duration(NameSettings.TIMEOUT),
            clamped(config.number(NameSettings.RETRIES)), config.on(NameSettings.CONFIRM),
            config.number(NameSettings.CACHE_SIZE), config.duration(NameSettings.MIN_TTL),
            config.duration(NameSettings.MAX_TTL), config.duration(NameSettings.RETRY_FIRST),
            config.duration(NameSettings.RETRY_MOST));
    }

    private static int clamped(long number) {
        return (int) Math.min(number, Integer.MAX_VALUE);
    }

    /** The same for other servers. */
    public NameOptions with(List<InetSocketAddress> others) {
        return new NameOptions(enabled, others, inFlight, timeout, retries, confirm, cacheSize, minTtl, maxTtl,
            retryFirst, retryMost);
    }

    /** When an address is asked for again that nobody answered for, with random shortening. */
    public NameRetry retry(RandomGenerator random) {
        return new NameRetry(retryFirst, retryMost, random);
    }
}
