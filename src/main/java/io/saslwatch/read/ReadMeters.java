package io.saslwatch.read;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what was read, through Micrometer; each meter has the source's path as its only tag. Safe for any thread. The
 * registry outlives the reader, so after a restart of the route counting goes on where it was.
 */
public final class ReadMeters {

    private static final String SOURCE = "source";

    private final MeterRegistry registry;
    private final Map<String, AtomicLong> levels = new ConcurrentHashMap<>();

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

    /** Lines that were handed on and taken. */
    void taken(String source, long lines, long bytes) {
        add("saslwatch.read.lines", source, lines);
        add("saslwatch.read.bytes", source, bytes);
    }

    /** A truncated log, and the bytes that were seen and never read. */
    void truncated(String source, long lost) {
        add("saslwatch.read.truncations", source, 1);
        add("saslwatch.read.possibly.lost.bytes", source, lost);
    }

    /** What came from the journal and was no entry, or too long for one. */
    void refused(String source) {
        add("saslwatch.read.journal.refused", source, 1);
    }

    /** A damaged archive. */
    void damaged(String source) {
        add("saslwatch.read.damaged", source, 1);
    }

    /** How many bytes of a source wait, as stored, and the offset of the stream read last. */
    void standing(String source, long lag, long position) {
        level("saslwatch.read.lag.bytes", source).set(lag);
        level("saslwatch.read.position", source).set(position);
    }

    private void add(String name, String source, long amount) {
        if (amount > 0) {
            registry.counter(name, SOURCE, source).increment(amount);
        }
    }

    private AtomicLong level(String name, String source) {
        return levels.computeIfAbsent(name + ' ' + source, key -> {
            AtomicLong level = new AtomicLong();
            // one of an earlier reader would stay and show that reader's last value for ever
            Gauge before = registry.find(name).tag(SOURCE, source).gauge();
            if (before != null) {
                registry.remove(before);
            }
            Gauge.builder(name, level, AtomicLong::get).tag(SOURCE, source).strongReference(true).register(registry);
            return level;
        });
    }
}
