package io.saslwatch.store;

import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Attempts of one hour.
 *
 * @param key      whose
 * @param attempts how many
 */
public record HourFigure(Key key, long attempts) {

    private static final long HOUR = 3_600L;

    /**
     * Hour, stream and outcome.
     *
     * @param hour   hours since 1970, UTC
     * @param stream number of the stream in the store
     */
    public record Key(long hour, long stream, Outcome outcome) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int order = Long.compare(hour, other.hour);
            if (order == 0) {
                order = Long.compare(stream, other.stream);
            }
            return order == 0 ? outcome.compareTo(other.outcome) : order;
        }
    }

    /** The sums of events, sorted by key: a batch writes a few rows, whatever its size. */
    static List<HourFigure> of(List<AuthEvent> events) {
        Map<Key, long[]> sums = new TreeMap<>();
        Key last = null;
        long[] sum = null;
        for (AuthEvent event : events) {
            long hour = Math.floorDiv(event.time().getEpochSecond(), HOUR);
            if (last == null || last.hour != hour || last.stream != event.id().stream() || last.outcome != event.outcome()) {
                last = new Key(hour, event.id().stream(), event.outcome());
                sum = sums.computeIfAbsent(last, key -> new long[1]);
            }
            sum[0] += event.count();
        }
        List<HourFigure> figures = new ArrayList<>(sums.size());
        sums.forEach((key, attempts) -> figures.add(new HourFigure(key, attempts[0])));
        return figures;
    }
}
