package io.saslwatch.doctor;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * Whether the stamps of a log fit the time of its last change. When they are off by hours, the zone is wrong.
 *
 * @param log   the live log
 * @param times tells when a line was written
 */
public record StampCheck(Path log, Times times) implements Check {

    /** Tells when a line was written. */
    @FunctionalInterface
    public interface Times {

        /** Microseconds since 1970 of the line in {@code bytes[from, to)}; empty when it has no stamp. */
        OptionalLong epochMicros(Path log, Instant modified, byte[] bytes, int from, int to);
    }

    private static final int TAIL = 64 << 10;
    private static final Duration SLACK = Duration.ofMinutes(12);
    private static final long QUARTER_HOUR = 900;

    @Override
    public List<Finding> look() {
        try {
            Instant modified = Files.getLastModifiedTime(log).toInstant();
            OptionalLong last = last(tail(), modified);
            if (last.isEmpty()) {
                return List.of();
            }
            Duration off = Duration.between(Instant.ofEpochSecond(0, last.getAsLong() * 1000), modified);
            // what is written an odd time after its stamp is another matter than a zone
            long rest = Math.floorMod(off.toSeconds() + QUARTER_HOUR / 2, QUARTER_HOUR) - QUARTER_HOUR / 2;
            if (off.abs().compareTo(SLACK) > 0 && Math.abs(rest) < 60 && off.abs().compareTo(Duration.ofHours(15)) < 0) {
                return List.of(Finding.warn("zone", "the last stamp of " + log + " is " + off.toMinutes()
                    + " minutes before its last change: it seems to be written in another zone",
                    "set saslwatch.extract.zone." + log + " to the zone of its daemons, such as UTC"));
            }
            return List.of();
        } catch (IOException unreadable) {
            // told by the check of the log itself
            return List.of();
        }
    }

    private byte[] tail() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] bytes = new byte[(int) Math.min(TAIL, file.length())];
            file.seek(file.length() - bytes.length);
            file.readFully(bytes);
            return bytes;
        }
    }

    private OptionalLong last(byte[] bytes, Instant modified) {
        int end = bytes.length;
        while (end > 0) {
            int start = end - 1;
            while (start > 0 && bytes[start - 1] != '\n') {
                start--;
            }
            OptionalLong time = times.epochMicros(log, modified, bytes, start, end);
            if (time.isPresent()) {
                return time;
            }
            end = start;
        }
        return OptionalLong.empty();
    }
}
