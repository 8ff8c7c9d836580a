package io.saslwatch.extract.header;

import io.saslwatch.event.StreamRef;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The clocks of all streams. The rules for what a stamp leaves out:
 * <ul>
 * <li>Year. The first stamp of a stream gets the latest year in which it is not later than one day after the file was
 *     last written. Every further one gets the first year in which it is not more than seven days before the newest
 *     instant so far, so that January follows December while small steps back stay where they are; never, though, a
 *     year that would take it past one day after the file was last written. 29 February waits for a leap year.</li>
 * <li>Zone. That of the source. In the hour that comes twice in autumn a stamp means the first pass, until the stamps
 *     of the stream go back by more than 30 minutes, from which on they mean the second. A time that spring leaves out
 *     is moved on by the length of the gap, as {@link java.time.ZonedDateTime} does.</li>
 * </ul>
 * The state is one number for each stream; it belongs to the extraction's state, so that a restart goes on the same.
 * Not thread-safe.
 */
public final class StampClock {

    /** So many streams are remembered; the one not seen for longest is let go first. */
    static final int STREAMS = 4096;

    private static final int VERSION = 1;

    private final Function<StreamRef, ZoneId> zones;
    private final Map<Long, StreamClock> clocks = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Long, Long> restored = new LinkedHashMap<>();

    /** A clock without memory. The function names the zone of stamps that have none. */
    public StampClock(Function<StreamRef, ZoneId> zones) {
        this.zones = zones;
    }

    /** The clock of a stream. */
    public StreamClock of(StreamRef stream) {
        StreamClock clock = clocks.get(stream.id());
        if (clock == null) {
            Long newest = restored.remove(stream.id());
            clock = new StreamClock(zones.apply(stream), newest == null ? StreamClock.NOTHING_YET : newest);
            clocks.put(stream.id(), clock);
            if (clocks.size() > STREAMS) {
                clocks.remove(clocks.keySet().iterator().next());
            }
        }
        return clock;
    }

    /** Forgets all streams. */
    public void clear() {
        clocks.clear();
        restored.clear();
    }

    /** Writes what has to be remembered; the same memory gives the same bytes. */
    public void write(DataOutput out) throws IOException {
        Map<Long, Long> newest = new TreeMap<>(restored);
        clocks.forEach((stream, clock) -> newest.put(stream, clock.newest()));
        newest.values().removeIf(instant -> instant == StreamClock.NOTHING_YET);
        out.writeByte(VERSION);
        out.writeInt(newest.size());
        for (Map.Entry<Long, Long> entry : newest.entrySet()) {
            out.writeLong(entry.getKey());
            out.writeLong(entry.getValue());
        }
    }

    /**
     * Replaces the memory by what {@link #write} wrote.
     *
     * @throws IOException when the bytes are not that
     */
    public void read(DataInput in) throws IOException {
        int version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException("the clocks' state has version " + version + ", known is " + VERSION);
        }
        int size = in.readInt();
        if (size < 0 || size > 2 * STREAMS) {
            throw new IOException("the clocks' state names " + size + " streams");
        }
        clear();
        for (int i = 0; i < size; i++) {
            restored.put(in.readLong(), in.readLong());
        }
    }
}
