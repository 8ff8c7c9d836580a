package io.saslwatch.extract;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.saslwatch.event.LineBatch;
import io.saslwatch.event.StreamRef;
import io.saslwatch.extract.format.Format;
import io.saslwatch.extract.format.Formats;
import io.saslwatch.extract.header.StampClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** What the tests of this package share: the shipped formats, batches, and the real logs. */
final class Lines {

    static final Instant MODIFIED = Instant.parse("2026-11-21T00:00:00Z");
    static final StreamRef STREAM = new StreamRef(3, "key", "source", "mail.log");

    private static final List<Format> SHIPPED = Formats.of(Path.of("routes/2-extract/formats")).formats();

    private Lines() {
    }

    static List<Format> shipped() {
        return SHIPPED;
    }

    static LineScanner scanner() {
        return new LineScanner(shipped(), new StampClock(stream -> ZoneId.of("UTC")));
    }

    static LineBatch batch(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return batch(bytes, 0, bytes.length, 0, 1);
    }

    static LineBatch batch(byte[] bytes, int from, int to, long offset, long line) {
        return new LineBatch("group", STREAM, offset, line, bytes, from, to, MODIFIED, MODIFIED, false, null);
    }

    /** Every real log, unpacked, in a fixed order. */
    static List<byte[]> realLogs() {
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/real-logs"))) {
            return files.filter(file -> file.toString().endsWith(".log.gz")).sorted().map(Lines::unpacked).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] unpacked(Path file) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
