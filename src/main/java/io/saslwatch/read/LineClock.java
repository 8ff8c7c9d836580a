package io.saslwatch.read;

import io.saslwatch.event.StreamRef;
import java.time.Instant;
import java.util.OptionalLong;

/** Tells when a line was written, so that several logs can be read in the order of their lines. */
@FunctionalInterface
public interface LineClock {

    /** Knows no time: sources then take turns, and siblings of mixed names are ordered by their time of change. */
    LineClock NONE = (stream, modified, bytes, from, to) -> OptionalLong.empty();

    /**
     * The time of a line's stamp.
     *
     * @param stream   whose line; the number is 0 while the stream is not known to the store
     * @param modified when the file was last written, which dates stamps without a year
     * @param bytes    holds the line
     * @param from     index of its first byte
     * @param to       index behind its last byte
     * @return microseconds since 1970, or empty when the line has no stamp
     */
    OptionalLong epochMicros(StreamRef stream, Instant modified, byte[] bytes, int from, int to);
}
