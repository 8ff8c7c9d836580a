package io.saslwatch.enrich;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which addresses this process has told the store of, and of which days: an address that goes on occurring is told once
 * a day. What was used least recently is forgotten first, and told again when it comes. Thread-safe.
 */
final class SeenDays {

    private static final long DAY = 86_400L;

    private record Span(long first, long last) {
    }

    private final Map<String, Span> known;

    SeenDays(int most) {
        this.known = new LinkedHashMap<>(1024, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Span> eldest) {
                return size() > most;
            }
        };
    }

    /** Whether the store was told that the address occurred on that day, or before and after it. */
    synchronized boolean covers(String ip, Instant time) {
        Span span = known.get(ip);
        long day = day(time);
        return span != null && span.first <= day && day <= span.last;
    }

    /** The store was told. */
    synchronized void learn(String ip, Instant first, Instant last) {
        known.merge(ip, new Span(day(first), day(last)),
            (old, more) -> new Span(Math.min(old.first, more.first), Math.max(old.last, more.last)));
    }

    private static long day(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), DAY);
    }
}
