package io.saslwatch.reallogs;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * The lines of a run as plain text with their time: a second, simple reading of the logs that shares nothing with the
 * extraction, to decide what the log tells.
 */
final class RawLines {

    /** @param time seconds since 1970 */
    record RawLine(double time, String text) {
    }

    private static final DateTimeFormatter TRADITIONAL = new DateTimeFormatterBuilder().appendPattern("MMM d HH:mm:ss")
        .parseDefaulting(ChronoField.YEAR, 2026).toFormatter(Locale.ENGLISH);

    private final List<RawLine> lines;

    private RawLines(List<RawLine> lines) {
        this.lines = lines;
    }

    static RawLines of(RealRun run) {
        List<RawLine> lines = new ArrayList<>();
        for (byte[] log : run.logs().values()) {
            for (String line : new String(log, StandardCharsets.UTF_8).split("\n")) {
                lines.add(new RawLine(time(line, run.zone()), line));
            }
        }
        lines.sort(Comparator.comparingDouble(RawLine::time));
        return new RawLines(lines);
    }

    /** Seconds since 1970 of a line's stamp. */
    static double time(String line, ZoneId zone) {
        if (line.startsWith("20")) {
            var stamp = OffsetDateTime.parse(line.substring(0, line.indexOf(' ')));
            return stamp.toEpochSecond() + stamp.getNano() / 1e9;
        }
        String stamp = line.substring(0, 15).replace("  ", " ");
        return LocalDateTime.parse(stamp, TRADITIONAL).atZone(zone).toEpochSecond();
    }

    /** The lines between two times that contain a text and pass a test. */
    List<RawLine> between(double from, double to, String text, Predicate<String> test) {
        List<RawLine> found = new ArrayList<>();
        for (int i = firstAt(from); i < lines.size() && lines.get(i).time() <= to; i++) {
            String line = lines.get(i).text();
            if (line.contains(text) && test.test(line)) {
                found.add(lines.get(i));
            }
        }
        return found;
    }

    private int firstAt(double time) {
        int low = 0;
        int high = lines.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (lines.get(middle).time() < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
