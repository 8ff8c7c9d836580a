package io.saslwatch.extract.flow;

import io.saslwatch.event.EventBatch;
import io.saslwatch.event.JoinedBatch;
import io.saslwatch.event.LineBatch;
import io.saslwatch.extract.LineScanner;
import io.saslwatch.extract.Scan;
import io.saslwatch.extract.format.Format;
import io.saslwatch.extract.header.StampClock;
import io.saslwatch.extract.join.AttemptJoiner;
import io.saslwatch.extract.join.JoinLimits;
import io.saslwatch.extract.join.StateSection;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The extraction of one group of logs: its scanner, its clocks and its joiner. Batches come in order, from one thread at
 * a time; they may be stored on another, while the next one is extracted.
 *
 * <p>When a batch was not stored, what was learned from it must not be kept: {@link #discard} makes the next batch begin
 * from the stored state again, and {@link #release} refuses the batches that were under way, which build on it.
 */
final class Extraction {

    private final Supplier<Optional<byte[]>> stored;
    private final StampClock clocks;
    private final Supplier<List<Format>> formats;
    private final AttemptJoiner joiner;
    private final ExtractionMeters meters;
    private volatile int discarded;
    private int generation = -1;
    private List<Format> inUse;
    private LineScanner scanner;

    /**
     * @param formats   what to look for; another list is taken up with the next batch
     * @param clocks    dates the stamps
     * @param limits    of the joining
     * @param stored    the state of the last committed batch
     * @param remembers whether batches carry their state
     * @param meters    counts what is found
     */
    Extraction(Supplier<List<Format>> formats, StampClock clocks, JoinLimits limits, Supplier<Optional<byte[]>> stored,
               boolean remembers, ExtractionMeters meters) {
        this.stored = stored;
        this.clocks = clocks;
        this.formats = formats;
        this.joiner = new AttemptJoiner(limits, List.of(new Clocks()), remembers);
        this.meters = meters;
    }

    /** The events of a batch. */
    JoinedBatch extract(LineBatch batch) {
        int now = discarded;
        if (now != generation) {
            joiner.restore(stored.get().orElse(null));
            generation = now;
        }
        List<Format> asked = formats.get();
        if (asked != inUse) {
            scanner = new LineScanner(asked, clocks);
            inUse = asked;
        }
        Scan scan = scanner.scan(batch);
        EventBatch events = joiner.join(batch, scan.sightings(), scan.lines()).with(scan.facts());
        meters.count(scan, events);
        return new JoinedBatch(events, now);
    }

    /**
     * The events, when nothing was discarded since they were extracted.
     *
     * @throws IllegalStateException when a batch before this one was discarded
     */
    EventBatch release(JoinedBatch joined) {
        if (joined.generation() != discarded) {
            throw new IllegalStateException("a batch before this one was not stored; both are read again");
        }
        return joined.events();
    }

    /** A batch was not stored. */
    synchronized void discard() {
        discarded++;
    }

    /** The clocks' part of the stored state. */
    private final class Clocks implements StateSection {

        @Override
        public String name() {
            return "clock";
        }

        @Override
        public void write(DataOutput out) throws IOException {
            clocks.write(out);
        }

        @Override
        public void read(DataInput in) throws IOException {
            clocks.read(in);
        }

        @Override
        public void clear() {
            clocks.clear();
        }
    }
}
