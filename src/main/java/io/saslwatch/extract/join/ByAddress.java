package io.saslwatch.extract.join;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Things that wait, for a fixed time, for a line with the same client address. They leave in the order in which they
 * came: when their time is over, or when there are too many.
 */
final class ByAddress<T> {

    private record Entry<T>(String address, long time, T value) {
    }

    private final ArrayDeque<Entry<T>> queue = new ArrayDeque<>();
    private final Map<String, List<T>> byAddress = new HashMap<>();
    private final long keep;
    private final int limit;
    private final Consumer<T> leave;

    /**
     * @param keep  how long a thing is kept, in microseconds
     * @param limit how many are kept
     * @param leave what to do with each that leaves
     */
    ByAddress(long keep, int limit, Consumer<T> leave) {
        this.keep = keep;
        this.limit = limit;
        this.leave = leave;
    }

    void add(String address, long time, T value) {
        if (queue.size() >= limit) {
            leave(queue.peek());
        }
        put(address, time, value);
    }

    private void put(String address, long time, T value) {
        queue.add(new Entry<>(address, time, value));
        byAddress.computeIfAbsent(address, any -> new ArrayList<>(2)).add(value);
    }

    /** Those of an address, oldest first; not to be changed. */
    List<T> of(String address) {
        return byAddress.getOrDefault(address, List.of());
    }

    /** The oldest of an address that the test takes, or null. */
    T first(String address, Predicate<T> test) {
        for (T value : of(address)) {
            if (test.test(value)) {
                return value;
            }
        }
        return null;
    }

    /** Whether {@link #expire} would let one go. */
    boolean due(long now) {
        return !queue.isEmpty() && queue.peek().time() + keep < now;
    }

    /** Lets those go whose time is over. */
    void expire(long now) {
        while (due(now)) {
            leave(queue.peek());
        }
    }

    private void leave(Entry<T> oldest) {
        queue.remove();
        List<T> same = byAddress.get(oldest.address());
        same.remove(oldest.value());
        if (same.isEmpty()) {
            byAddress.remove(oldest.address());
        }
        leave.accept(oldest.value());
    }

    void clear() {
        queue.clear();
        byAddress.clear();
    }

    void write(StateWriter out, StateWriter.Element<T> element) throws IOException {
        out.all(queue, each -> {
            out.text(each.address());
            out.number(each.time());
            element.write(each.value());
        });
    }

    void read(StateReader in, StateReader.Element<T> element) throws IOException {
        clear();
        for (Entry<T> each : in.all(() -> new Entry<>(in.text(), in.number(), element.read()))) {
            put(each.address(), each.time(), each.value());
        }
    }
}
