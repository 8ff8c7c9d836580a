package io.saslwatch.extract;

import io.saslwatch.event.StreamRef;
import io.saslwatch.extract.header.LineHeader;
import io.saslwatch.extract.header.StampClock;
import io.saslwatch.extract.search.LineEnds;
import java.time.Instant;
import java.time.ZoneId;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * The time of a single line, for putting sources in order. It remembers nothing: a stamp without a year gets the
 * latest one that the file's date allows. Thread-safe.
 */
public final class LineTimes {

    private final Function<StreamRef, ZoneId> zones;

    /** The function names the zone of stamps that have none. */
    public LineTimes(Function<StreamRef, ZoneId> zones) {
        this.zones = zones;
    }

    /**
     * The time of the first line in {@code bytes[from, to)}.
     *
     * @param modified when the file was last written
     * @return microseconds since 1970; empty when the line has no stamp that is understood
     */
    public OptionalLong epochMicros(StreamRef stream, Instant modified, byte[] bytes, int from, int to) {
        int end = LineEnds.next(bytes, from, to);
        LineHeader header = new LineHeader();
        if (!header.read(bytes, from, end)) {
            return OptionalLong.empty();
        }
        long time = header.epochMicros(new StampClock(zones).of(stream), modified);
        return time == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(time);
    }
}
