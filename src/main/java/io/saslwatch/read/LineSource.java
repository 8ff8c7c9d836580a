package io.saslwatch.read;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Something that lines are read from. Used by the reader's thread only. */
interface LineSource {

    String name();

    /** Goes back to the stored positions before the next look. */
    void forgetPositions();

    /** Looks for news: longer files, other files. */
    void look(Instant now);

    /** Whether reading may bring something, as far as was looked. */
    boolean unread(Instant now);

    /** When the next line was written, in microseconds since 1970; empty when that is not known. */
    OptionalLong nextTime(Instant now);

    /**
     * Reads what comes next.
     *
     * @return empty when there was nothing to hand on, which does not mean that there is nothing left
     */
    Optional<Chunk> read(byte[] buffer, int limit, Instant now);

    /** A position that should be kept although there are no lines. */
    Optional<Chunk> note();

    /** Sets the gauges. */
    void measure();

    /** Adds to both how many bytes, as stored, were read and how many there are. */
    void progress(long[] doneAndTotal);

    /** What was read so far. */
    ReadEvents.Summary summary();

    /** Whether nothing is known to be unreadable. */
    boolean complete();

    /** Whether a change of a file of this name may bring something. */
    boolean concerns(String fileName);

    /** The folders where changes show. */
    Set<Path> folders();

    void close();
}
