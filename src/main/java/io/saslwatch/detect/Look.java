package io.saslwatch.detect;

import java.time.Duration;
import java.time.Instant;

/**
 * One look of one rule.
 *
 * @param rule which
 * @param done up to which event time it has looked
 * @param to   up to which event time, inclusive; the rule itself says how far back
 */
public record Look(String rule, Instant done, Instant to) {

    /** For so long after its last event more may become known of an address. */
    private static final Duration BACK = Duration.ofHours(1);

    /** {@code to} in microseconds since 1970, as the store has it. */
    public long micros() {
        return EventTime.micros(to);
    }

    /** An hour before {@code done}, in microseconds: subjects without an event after that have not changed. */
    public long since() {
        return EventTime.micros(done.minus(BACK));
    }
}
