package io.saslwatch.report;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * The rows of a day from the daily CSV files, which are cut by days in UTC: a day of another zone has rows of two. Larger
 * than wanted it is compressed, and still larger it is left out; it is never read further than that takes.
 *
 * @param folder  of the CSV files; null when there are none
 * @param gzipAbove compress when larger, in bytes
 * @param limit   leave out when larger, as attached, in bytes; 0 attaches none
 */
public record DayCsv(Path folder, long gzipAbove, long limit) {

    /** Cells before the one with the time, see the daily layout's header. */
    private static final int TIME = 5;

    /**
     * What became of the CSV.
     *
     * @param name  of the attachment; null when there is none
     * @param bytes its content
     * @param note  a sentence for the mail
     */
    public record Attachment(String name, byte[] bytes, String note) {
    }

    /** The attachment of a day. */
    public Attachment of(LocalDate day, ZoneId zone) throws IOException {
        DayWindow window = new DayWindow(day, zone);
        LocalDate first = LocalDate.ofInstant(window.start(), ZoneOffset.UTC);
        LocalDate last = LocalDate.ofInstant(window.end().minusMillis(1), ZoneOffset.UTC);
        List<Path> files = folder == null || limit == 0 ? List.of() : first.datesUntil(last.plusDays(1))
            .map(date -> folder.resolve("events-" + date + ".csv")).filter(Files::isRegularFile).toList();
        if (files.isEmpty()) {
            return new Attachment(null, null, "No CSV of the day is attached: there is none, or it is switched off.");
        }
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            boolean header = true;
            for (Path file : files) {
                if (!copy(file, window, header, plain, packed, gzip)) {
                    return new Attachment(null, null, "The CSV of the day is not attached: it is larger than "
                        + Shown.bytes(limit) + ". It lies in " + folder + " on the server.");
                }
                header = false;
            }
        }
        String name = "events-" + day + ".csv";
        return plain.size() <= Math.min(gzipAbove, limit)
            ? new Attachment(name, plain.toByteArray(), "Attached: " + name + ".")
            : packed.size() <= limit ? new Attachment(name + ".gz", packed.toByteArray(), "Attached: " + name + ".gz.")
            : new Attachment(null, null, "The CSV of the day is not attached: it is larger than " + Shown.bytes(limit)
                + ". It lies in " + folder + " on the server.");
    }

    /** Copies the day's whole rows; false as soon as there are too many. */
    private boolean copy(Path file, DayWindow window, boolean header, ByteArrayOutputStream plain,
                         ByteArrayOutputStream packed, OutputStream gzip) throws IOException {
        CharsetDecoder lenient = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(Files.newInputStream(file), lenient))) {
            boolean first = true;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (first ? header : isOf(line, window)) {
                    byte[] row = (line + "\r\n").getBytes(StandardCharsets.UTF_8);
                    gzip.write(row);
                    // what is larger than this goes compressed anyway
                    if (plain.size() <= gzipAbove) {
                        plain.write(row);
                    }
                    if (packed.size() > limit) {
                        return false;
                    }
                }
                first = false;
            }
        }
        return true;
    }

    private static boolean isOf(String line, DayWindow window) {
        int at = 0;
        boolean quoted = false;
        for (int cell = 0; cell < TIME && at < line.length(); at++) {
            if (line.charAt(at) == '"') {
                quoted = !quoted;
            } else if (line.charAt(at) == ',' && !quoted) {
                cell++;
            }
        }
        int end = line.indexOf(',', at);
        try {
            Instant time = end < 0 ? Instant.MAX : Instant.parse(line.substring(at, end));
            return !time.isBefore(window.start()) && time.isBefore(window.end());
        } catch (DateTimeException halfARow) {
            return false;
        }
    }
}
