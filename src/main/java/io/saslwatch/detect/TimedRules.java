package io.saslwatch.detect;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The rules that are judged by the clock, and which of them have to look now. For one thread at a time. */
final class TimedRules {

    private static final Duration EVERY = Duration.ofMinutes(5);

    private final List<String> rules;
    private final InstantSource clock;
    private final Deque<Look> waiting = new ArrayDeque<>();
    private Instant again;

    /** They look the first time when logs that were written before the start have had the time to be read. */
    TimedRules(List<String> rules, InstantSource clock) {
        this.rules = List.copyOf(rules);
        this.clock = clock;
        this.again = clock.instant().plus(EVERY);
    }

    boolean has(String rule) {
        return rules.contains(rule);
    }

    boolean isDue() {
        return !rules.isEmpty() && !clock.instant().isBefore(again);
    }

    void clear() {
        waiting.clear();
    }

    /** All of them look, when it is time. */
    void addDue() {
        if (isDue()) {
            Instant now = clock.instant();
            again = now.plus(EVERY);
            rules.forEach(rule -> waiting.add(new Look(rule, now, now)));
        }
    }

    /** One of them looks. @param asked its name, or its name, {@code @} and a time as if that were the clock's */
    void add(String asked) {
        int at = asked.indexOf('@');
        Instant now = at < 0 ? clock.instant() : Instant.parse(asked.substring(at + 1));
        waiting.add(new Look(at < 0 ? asked : asked.substring(0, at), now, now));
    }

    /** The next look; null when none waits. */
    Look next() {
        return waiting.poll();
    }
}
