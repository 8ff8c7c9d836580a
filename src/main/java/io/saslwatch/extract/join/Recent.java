package io.saslwatch.extract.join;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Things with a name that are let go when nothing was said of them for a while, or when there are too many: then the
 * one that was silent longest.
 */
final class Recent<T extends Recent.Timed> {

    /** A thing that knows when something was last said of it. */
    interface Timed {
        /** Microseconds since 1970, log time. */
        long last();
    }

    /** Reads a thing whose name is known. */
    interface Named<T> {
        T read(String name) throws IOException;
    }

    private final LinkedHashMap<String, T> byName = new LinkedHashMap<>();
    private final long keep;
    private final int limit;
    private final Consumer<T> leave;

    /**
     * @param keep  how long a thing is kept after its last line, in microseconds
     * @param limit how many are kept
     * @param leave what to do with each that leaves by itself
     */
    Recent(long keep, int limit, Consumer<T> leave) {
        this.keep = keep;
        this.limit = limit;
        this.leave = leave;
    }

    /** Takes the thing out, for good or to {@link #put} it back; null when there is none. */
    T take(String name) {
        return byName.remove(name);
    }

    boolean isEmpty() {
        return byName.isEmpty();
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    /** Remembers a thing as the one that was heard of last. */
    void put(String name, T thing) {
        if (byName.size() >= limit) {
            leaveEldest();
        }
        byName.put(name, thing);
    }

    /** Whether {@link #expire} would let one go. */
    boolean due(long now) {
        return !byName.isEmpty() && eldest().last() + keep < now;
    }

    /** Lets those go whose time is over. */
    void expire(long now) {
        while (due(now)) {
            leaveEldest();
        }
    }

    Iterable<T> all() {
        return byName.values();
    }

    private T eldest() {
        return byName.values().iterator().next();
    }

    private void leaveEldest() {
        var first = byName.entrySet().iterator();
        T thing = first.next().getValue();
        first.remove();
        leave.accept(thing);
    }

    void clear() {
        byName.clear();
    }

    void write(StateWriter out, StateWriter.Element<T> element) throws IOException {
        out.all(byName.entrySet(), each -> {
            out.text(each.getKey());
            element.write(each.getValue());
        });
    }

    void read(StateReader in, Named<T> element) throws IOException {
        clear();
        for (Map.Entry<String, T> each : in.all(() -> entry(in.text(), element))) {
            byName.put(each.getKey(), each.getValue());
        }
    }

    private static <T> Map.Entry<String, T> entry(String name, Named<T> element) throws IOException {
        return Map.entry(name, element.read(name));
    }
}
