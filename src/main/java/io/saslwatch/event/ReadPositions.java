package io.saslwatch.event;

import java.util.List;

/**
 * Where read positions are kept. The reading stage asks for them and opens new streams; they move only with
 * {@link ReadPosition} in the store's transaction. Calls may come from any thread and may fail with an unchecked
 * exception, after which the reader tries again later.
 */
public interface ReadPositions {

    /**
     * A stream as the store knows it.
     *
     * @param ref      the stream
     * @param position how far it was read
     */
    record Known(StreamRef ref, ReadPosition position) {
    }

    /** All streams of a source, in the order in which they were opened. */
    List<Known> of(String source);

    /**
     * Enters a new stream at offset 0.
     *
     * @param source  the source it belongs to
     * @param key     the key wished for; when another stream of the store has it, {@code -2}, {@code -3} ... is added
     * @param initial where reading starts ({@code from} and {@code stream} are not looked at)
     * @return the stream with its number and its final key
     */
    Known open(String source, String key, ReadPosition initial);

    /** Forgets streams whose files are long gone; their events stay and keep their ids. */
    void forget(List<Long> streams);
}
