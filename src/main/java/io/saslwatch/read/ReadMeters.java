package io.saslwatch.read;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Counts what was read, through Micrometer; each meter has the source's path as its only tag. Safe for any thread. The
 * registry outlives the reader, so after a restart of the route counting goes on where it was.
 */
public final class ReadMeters {

    private static final String SOURCE = "source";

    private final MeterRegistry registry;
    private final Map<String, Standing> standings = new ConcurrentHashMap<>();

    /** Counts into this registry; an empty {@code CompositeMeterRegistry} counts nothing. */
    public ReadMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** What one look at a buffer found. */
    void cut(String source, Cut cut) {
        add("saslwatch.read.nul.bytes", source, cut.nuls());
        add("saslwatch.read.lines.cut", source, cut.longLine() ? 1 : 0);
        add("saslwatch.read.partial.lines", source, cut.partial() ? 1 : 0);
    }

    /** Bytes of lines that were handed on, and count as waiting until they are stored. */
    void handedOn(String source, long bytes) {
        standing(source).handedOn().addAndGet(bytes);
    }

    /** Lines that were handed on and stored, up to this offset of their stream. */
    void taken(String source, long lines, long bytes, long position) {
        add("saslwatch.read.lines", source, lines);
        add("saslwatch.read.bytes", source, bytes);
        Standing standing = standing(source);
        standing.handedOn().updateAndGet(waiting -> Math.max(0, waiting - bytes));
        standing.position().set(position);
    }

    /** What was handed on and not stored waits again, and will be handed on again. */
    void refused(String source) {
        Standing standing = standing(source);
        standing.unread().addAndGet(standing.handedOn().getAndSet(0));
    }

    /** A truncated log, and the bytes that were seen and never read. */
    void truncated(String source, long lost) {
        add("saslwatch.read.truncations", source, 1);
        add("saslwatch.read.possibly.lost.bytes", source, lost);
    }

    /** What came from the journal and was no entry, or too long for one. */
    void noEntry(String source) {
        add("saslwatch.read.journal.refused", source, 1);
    }

    /** A damaged archive. */
    void damaged(String source) {
        add("saslwatch.read.damaged", source, 1);
    }

    /** How many bytes of a source are to be read, and how far the stream read last was handed on. */
    void standing(String source, long unread, long position) {
        Standing standing = standing(source);
        standing.unread().set(unread);
        if (standing.handedOn().get() == 0) {
            standing.position().set(position);
        }
    }

    /**
     * How far a source is.
     *
     * @param unread   bytes that are to be read, as they are in the files
     * @param handedOn bytes of lines on their way to the store
     * @param position offset up to which the stream read last is stored
     */
    private record Standing(AtomicLong unread, AtomicLong handedOn, AtomicLong position) {
    }

    private void add(String name, String source, long amount) {
        if (amount > 0) {
            registry.counter(name, SOURCE, source).increment(amount);
        }
    }

    private Standing standing(String source) {
        return standings.computeIfAbsent(source, key -> {
            Standing standing = new Standing(new AtomicLong(), new AtomicLong(), new AtomicLong());
            gauge("saslwatch.read.lag.bytes", source, () -> standing.unread().get() + standing.handedOn().get());
            gauge("saslwatch.read.position", source, () -> standing.position().get());
            return standing;
        });
    }

    private void gauge(String name, String source, Supplier<Number> value) {
        // one of an earlier reader would stay and show that reader's last value for ever
        Gauge before = registry.find(name).tag(SOURCE, source).gauge();
        if (before != null) {
            registry.remove(before);
        }
        Gauge.builder(name, value).tag(SOURCE, source).strongReference(true).register(registry);
    }
}
