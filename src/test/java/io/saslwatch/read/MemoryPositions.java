package io.saslwatch.read;

import io.saslwatch.event.ReadPosition;
import io.saslwatch.event.ReadPositions;
import io.saslwatch.event.StreamRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Read positions as a store keeps them, in memory. Thread-safe. */
public final class MemoryPositions implements ReadPositions {

    private long lost;
    private final Map<Long, Known> streams = new LinkedHashMap<>();
    private final Set<String> keys = new HashSet<>();
    private final List<Long> forgotten = new ArrayList<>();
    private boolean down;

    @Override
    public synchronized List<Known> of(String source) {
        check();
        return streams.values().stream().filter(known -> known.ref().source().equals(source)).toList();
    }

    @Override
    public synchronized Known open(String source, String key, ReadPosition initial) {
        check();
        String free = key;
        for (int number = 2; !keys.add(free); number++) {
            free = key + "-" + number;
        }
        long id = keys.size();
        Known known = new Known(new StreamRef(id, free, source, initial.path()), new ReadPosition(id, initial.to(),
            initial.to(), initial.line(), initial.fingerprint(), initial.file(), initial.path()));
        streams.put(id, known);
        return known;
    }

    @Override
    public synchronized void forget(List<Long> ids) {
        check();
        ids.forEach(streams::remove);
        forgotten.addAll(ids);
    }

    /** Moves a position, only from where it stands. */
    public synchronized void commit(ReadPosition position) {
        check();
        Known known = streams.get(position.stream());
        if (known == null || known.position().to() != position.from()) {
            throw new IllegalStateException("position of " + position.stream() + " is "
                + (known == null ? "not there" : known.position().to()) + ", not " + position.from());
        }
        if (position.fingerprint().length() > 4000 || position.file().length() > 2000) {
            throw new IllegalStateException("the texts are longer than a store takes");
        }
        lost += position.lost();
        streams.put(position.stream(), new Known(known.ref(), position));
    }

    /** Bytes that were told to be lost. */
    public synchronized long lost() {
        return lost;
    }

    /** All streams there are. */
    public synchronized List<Known> all() {
        return List.copyOf(streams.values());
    }

    /** The streams that were forgotten. */
    public synchronized List<Long> forgotten() {
        return List.copyOf(forgotten);
    }

    /** Lets every call fail, or work again. */
    public synchronized void down(boolean now) {
        down = now;
    }

    private void check() {
        if (down) {
            throw new IllegalStateException("the store is down");
        }
    }
}
