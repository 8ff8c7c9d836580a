package io.saslwatch.reallogs;

import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.EventBatch;
import io.saslwatch.event.LineBatch;
import io.saslwatch.event.StreamRef;
import io.saslwatch.extract.LineScanner;
import io.saslwatch.extract.Scan;
import io.saslwatch.extract.format.Format;
import io.saslwatch.extract.format.Formats;
import io.saslwatch.extract.header.StampClock;
import io.saslwatch.extract.join.AttemptJoiner;
import io.saslwatch.extract.join.JoinLimits;
import io.saslwatch.extract.join.StateSection;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Scanner and joiner as they work together, over a run's logs held in memory. */
final class Extraction {

    private static final List<Format> FORMATS = Formats.of(Path.of("routes/2-extract/formats")).formats();
    private static final JoinLimits LIMITS = JoinLimits.of(Duration.ofSeconds(5), Duration.ofSeconds(2),
        Duration.ofMinutes(10), 20_000);
    private static final Instant READ = Instant.parse("2026-11-21T12:00:00Z");

    /** Decides where a batch ends: how many bytes it should have. */
    interface Cut {
        int next();
    }

    private final ZoneId zone;
    private final Map<String, AuthEvent> events = new LinkedHashMap<>();
    private final List<AuthEvent> settled = new ArrayList<>();
    private LineScanner scanner;
    private AttemptJoiner joiner;
    private byte[] state;

    Extraction(ZoneId zone) {
        this.zone = zone;
        start();
    }

    /** Begins anew from the saved state, as after a kill. */
    void start() {
        var clocks = new StampClock(any -> zone);
        scanner = new LineScanner(FORMATS, clocks);
        joiner = new AttemptJoiner(LIMITS, List.of(new Stamps(clocks)), true);
        joiner.restore(state);
    }

    /** Reads all logs in the order of their stamps, as the reading stage does, and then lets all settle. */
    void read(Map<String, byte[]> logs, Cut cut, boolean killBetween) {
        Map<String, List<byte[]>> whole = new LinkedHashMap<>();
        logs.forEach((name, bytes) -> whole.put(name, List.of(bytes)));
        readRotated(whole, cut, killBetween);
    }

    /** The same with logs of several files each, oldest first. */
    void readRotated(Map<String, List<byte[]>> logs, Cut cut, boolean killBetween) {
        List<OpenLog> open = new ArrayList<>();
        logs.forEach((name, files) -> open.add(new OpenLog(name, open.size() * 1000L, files)));
        for (OpenLog log = oldest(open); log != null; log = oldest(open)) {
            LineBatch batch = log.next(cut.next(), others(open, log));
            Scan scan = scanner.scan(batch);
            commit(joiner.join(batch, scan.sightings(), scan.lines()));
            if (killBetween) {
                start();
            }
        }
        commit(joiner.join(LineBatch.end("test"), List.of(), 0));
    }

    private void commit(EventBatch batch) {
        batch.added().forEach(event -> {
            if (events.put(event.id().text(), event) != null) {
                throw new AssertionError("added twice: " + event);
            }
        });
        batch.changed().forEach(event -> unchanging(event, events.put(event.id().text(), event)));
        settled.addAll(batch.settled());
        state = batch.state() == null ? state : batch.state();
    }

    private static void unchanging(AuthEvent now, AuthEvent before) {
        if (before == null || now.line() != before.line() || !now.time().equals(before.time())
            || now.outcome() != before.outcome() || now.count() != before.count()
            || !String.valueOf(now.user()).equals(String.valueOf(before.user()))
            || !String.valueOf(now.ip()).equals(String.valueOf(before.ip()))) {
            throw new AssertionError("must not change: " + before + " to " + now);
        }
    }

    /** All events as they are in the end, by id. */
    Map<String, AuthEvent> events() {
        return events;
    }

    /** The events in the order in which they settled. */
    List<AuthEvent> settled() {
        return settled;
    }

    private OpenLog oldest(List<OpenLog> open) {
        OpenLog oldest = null;
        for (OpenLog log : open) {
            if (!log.isAtEnd() && (oldest == null || log.time().isBefore(oldest.time()))) {
                oldest = log;
            }
        }
        return oldest;
    }

    private static Instant others(List<OpenLog> open, OpenLog log) {
        return open.stream().filter(each -> each != log && !each.isAtEnd()).map(OpenLog::time)
            .min(Instant::compareTo).orElse(null);
    }

    /** A log that is being read, with its rotated files. */
    private final class OpenLog {
        private final String name;
        private final long number;
        private final List<byte[]> files;
        private int file;
        private int at;
        private long line = 1;

        OpenLog(String name, long number, List<byte[]> files) {
            this.name = name;
            this.number = number;
            this.files = files;
        }

        boolean isAtEnd() {
            return file == files.size();
        }

        Instant time() {
            byte[] bytes = files.get(file);
            String text = new String(bytes, at, Math.min(40, bytes.length - at), StandardCharsets.ISO_8859_1);
            return Instant.ofEpochMilli(Math.round(RawLines.time(text, zone) * 1000));
        }

        LineBatch next(int size, Instant others) {
            byte[] bytes = files.get(file);
            int end = (int) Math.min(bytes.length, (long) at + size);
            while (end < bytes.length && bytes[end - 1] != '\n') {
                end++;
            }
            long id = number + file;
            var batch = new LineBatch("test", new StreamRef(id, "s" + id, name, name), at, line, bytes, at, end, READ,
                READ, false, null, others);
            for (; at < end; at++) {
                line += bytes[at] == '\n' ? 1 : 0;
            }
            if (at == bytes.length) {
                file++;
                at = 0;
                line = 1;
            }
            return batch;
        }
    }

    /** The clocks' section of the state. */
    private record Stamps(StampClock clocks) implements StateSection {

        @Override
        public String name() {
            return "stamps";
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
        }
    }
}
