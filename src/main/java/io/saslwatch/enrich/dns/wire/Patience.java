package io.saslwatch.enrich.dns.wire;

import java.time.Duration;

/**
 * How long answers are waited for.
 *
 * @param timeout from one question to its repetition; over 0
 * @param retries how often a question is repeated, to the next server where there are several; 0 or more
 */
public record Patience(Duration timeout, int retries) {

    public Patience {
        if (timeout.isNegative() || timeout.isZero() || retries < 0) {
            throw new IllegalArgumentException("no time or a negative number of retries: " + timeout + ", " + retries);
        }
    }

    /** How often a question is sent at most. */
    int tries() {
        return retries + 1;
    }

    /** The longest that one question can take, in nanoseconds. */
    long question() {
        return timeout.toNanos() * tries();
    }

    /** The longest that one look-up can take, in nanoseconds: aliases, TCP and confirmation share it. */
    long lookup() {
        return 2 * question();
    }
}
