package io.saslwatch.manage;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** How many lines of each log were stored lately, from the counters of reading. Thread-safe. */
public final class LineRate {

    private static final Duration LATELY = Duration.ofMinutes(5);

    private record Count(Instant at, Map<String, Double> lines) {
    }

    private final MeterRegistry meters;
    private final InstantSource clock;
    private final Deque<Count> counts = new ArrayDeque<>();

    /** Counts from now on. */
    public LineRate(MeterRegistry meters, InstantSource clock) {
        this.meters = meters;
        this.clock = clock;
        look();
    }

    /** Notes the counters as they are; to be called several times in a minute. */
    public synchronized void look() {
        Instant now = clock.instant();
        counts.add(new Count(now, lines()));
        while (counts.size() > 2 && counts.peek().at().isBefore(now.minus(LATELY))) {
            counts.remove();
        }
    }

    private Map<String, Double> lines() {
        Map<String, Double> lines = new HashMap<>();
        for (Counter counter : meters.find("saslwatch.read.lines").counters()) {
            lines.put(counter.getId().getTag("source"), counter.count());
        }
        return lines;
    }

    /** Lines a minute within the last five minutes; empty until a second has passed. */
    synchronized OptionalDouble perMinute(String source) {
        Count first = counts.peek();
        long millis = Duration.between(first.at(), clock.instant()).toMillis();
        double lines = lines().getOrDefault(source, 0.0) - first.lines().getOrDefault(source, 0.0);
        return millis < 1000 ? OptionalDouble.empty() : OptionalDouble.of(Math.round(lines * 600_000 / millis) / 10.0);
    }
}
