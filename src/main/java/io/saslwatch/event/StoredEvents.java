package io.saslwatch.event;

import java.util.List;

/** Events that were stored, to be read again. Thread-safe. */
public interface StoredEvents {

    /** No store. */
    StoredEvents NONE = keys -> List.of();

    /**
     * An event's key in the store.
     *
     * @param stream number of the stream
     * @param offset of its first line
     * @param part   which event of that line, from 0
     */
    record Key(long stream, long offset, int part) {
    }

    /** The events in the order of their keys, as the current transaction sees them; what is not stored any more is left out. */
    List<AuthEvent> find(List<Key> keys);
}
