package io.saslwatch.extract.join;

import io.saslwatch.extract.Sighting;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Puts the lines of several logs into the order of their stamps. A line goes on as soon as no other log can have one
 * that comes before it; the lines of one log stay in their order, and of lines with the same stamp that of the source
 * with the smaller name goes first. So the order is the same however the logs are cut into batches.
 */
final class SourceOrder {

    /** A line and its place: its stamp, or that of a line before it in its log if that was later. */
    private record Placed(long place, Sighting line) {
    }

    /** What a batch says of the lines that are still to come. */
    private record Rest(String source, long own, long others) {

        /** Whether no line that is still unread comes before one of the given source and place. */
        boolean isAfter(String of, long place) {
            return (others == Long.MAX_VALUE || place < others)
                && (of.equals(source) || own == Long.MAX_VALUE || place < own);
        }
    }

    private final int limit;
    private final Map<String, Deque<Placed>> waiting = new TreeMap<>();
    private final Map<String, Long> places = new HashMap<>();
    private int size;

    /** @param limit how many lines are kept waiting; when there are more, the oldest goes on */
    SourceOrder(int limit) {
        this.limit = limit;
    }

    /**
     * Takes the lines of a batch and hands on those whose turn it is.
     *
     * @param source    whose lines they are; null for a tick
     * @param sightings in the order of the log
     * @param others    microseconds of the oldest line that another source still holds; {@link Long#MAX_VALUE} for none
     * @param drained   whether no source, the batch's own included, holds a line
     */
    void order(String source, List<Sighting> sightings, long others, boolean drained, Consumer<Sighting> next) {
        boolean free = waiting.isEmpty() && others == Long.MAX_VALUE;
        long place = source == null ? Long.MAX_VALUE : places.getOrDefault(source, Long.MIN_VALUE);
        for (Sighting s : sightings) {
            place = Math.max(place, s.time());
            if (free) {
                next.accept(s);
            } else {
                waiting.computeIfAbsent(source, any -> new ArrayDeque<>()).add(new Placed(place, s));
                size++;
            }
        }
        if (source != null) {
            places.put(source, place);
        }
        if (size > 0) {
            release(new Rest(source, drained ? Long.MAX_VALUE : place, others), next);
        }
    }

    private void release(Rest rest, Consumer<Sighting> next) {
        for (Map.Entry<String, Deque<Placed>> first = first(); first != null; first = first()) {
            if (size <= limit && !rest.isAfter(first.getKey(), first.getValue().peek().place())) {
                return;
            }
            next.accept(first.getValue().remove().line());
            size--;
            if (first.getValue().isEmpty()) {
                waiting.remove(first.getKey());
            }
        }
    }

    private Map.Entry<String, Deque<Placed>> first() {
        Map.Entry<String, Deque<Placed>> first = null;
        for (Map.Entry<String, Deque<Placed>> each : waiting.entrySet()) {
            if (first == null || each.getValue().peek().place() < first.getValue().peek().place()) {
                first = each;
            }
        }
        return first;
    }

    void clear() {
        waiting.clear();
        places.clear();
        size = 0;
    }

    void write(StateWriter out) throws IOException {
        out.all(new TreeMap<>(places).entrySet(), each -> {
            out.text(each.getKey());
            out.number(each.getValue());
        });
        out.all(waiting.entrySet(), each -> {
            out.text(each.getKey());
            out.all(each.getValue(), placed -> {
                out.number(placed.place());
                SightingState.write(placed.line(), out);
            });
        });
    }

    void read(StateReader in) throws IOException {
        clear();
        for (int sources = in.small(); sources > 0; sources--) {
            places.put(in.text(), in.number());
        }
        for (int sources = in.small(); sources > 0; sources--) {
            String source = in.text();
            var lines = new ArrayDeque<>(in.all(() -> new Placed(in.number(), SightingState.read(in))));
            size += lines.size();
            waiting.put(source, lines);
        }
    }
}
