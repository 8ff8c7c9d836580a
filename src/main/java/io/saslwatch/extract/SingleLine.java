package io.saslwatch.extract;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.saslwatch.event.LineBatch;
import io.saslwatch.event.StreamRef;
import io.saslwatch.extract.format.Format;
import io.saslwatch.extract.header.LineHeader;
import io.saslwatch.extract.header.StampClock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** One line by itself, taken apart step by step, for {@code explain} and {@code check}. Not thread-safe. */
final class SingleLine {

    private static final StreamRef STREAM = new StreamRef(0, "line", "", "");

    private final List<Format> formats;
    private final ProgramTable programs;
    private final LineHeader header = new LineHeader();
    private final MessageFrame frame = new MessageFrame();
    private byte[] bytes;
    private boolean hasHeader;
    private ProgramPlan plan;
    private String message;

    SingleLine(List<Format> formats) {
        this.formats = List.copyOf(formats);
        this.programs = new ProgramTable(formats);
    }

    void read(String line) {
        bytes = line.getBytes(UTF_8);
        hasHeader = header.read(bytes, 0, bytes.length)
            && header.epochMicros(new StampClock(stream -> ZoneId.of("UTC")).of(STREAM), Instant.EPOCH)
            != Long.MIN_VALUE;
        plan = hasHeader ? programs.find(header) : null;
        message = null;
        if (plan != null) {
            frame.open(header, plan);
            message = frame.subject().text();
        }
    }

    boolean hasHeader() {
        return hasHeader;
    }

    LineHeader header() {
        return header;
    }

    String program() {
        return new String(header.bytes(), header.tagFrom(), header.tagTo() - header.tagFrom(), UTF_8);
    }

    /** The plan for the line's program; null when no format wants it. */
    ProgramPlan plan() {
        return plan;
    }

    /** The message; null when no format wants the program. */
    String message() {
        return message;
    }

    /** What the scanner makes of the line. */
    Optional<Sighting> sighting(ZoneId zone, Instant now) {
        return scan(zone, now).sightings().stream().findFirst();
    }

    /** All that the scanner makes of it. */
    Scan scan(ZoneId zone, Instant now) {
        LineScanner scanner = new LineScanner(formats, new StampClock(stream -> zone));
        LineBatch batch = new LineBatch("", STREAM, 0, 1, bytes, 0, bytes.length, now, now, true, null);
        return scanner.scan(batch);
    }
}
