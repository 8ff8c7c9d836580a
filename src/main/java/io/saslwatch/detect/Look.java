package io.saslwatch.detect;

import java.time.Instant;

/**
 * One look of one rule.
 *
 * @param rule which
 * @param to   up to which event time, inclusive; the rule itself says how far back
 */
public record Look(String rule, Instant to) {

    /** {@code to} in microseconds since 1970, as the store has it. */
    public long micros() {
        return EventTime.micros(to);
    }
}
