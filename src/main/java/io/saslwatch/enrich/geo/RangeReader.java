package io.saslwatch.enrich.geo;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads a CSV file of address ranges once, {@code start,end,...} with both ends included, plain or in gzip. Lines that
 * cannot be understood are counted and skipped; a file whose ranges are not in order is refused.
 */
final class RangeReader {

    private static final int LONGEST_LINE = 4096;
    private static final int MOST_RANGES = 6_000_000;

    private final Path file;
    private final DataMeters meters;
    private final Instant changed;
    private final RangeCells cells;
    private final Ipv4Ranges four = new Ipv4Ranges();
    private final Ipv6Ranges six = new Ipv6Ranges();
    private final Map<Said, Integer> positions = new HashMap<>();
    private final List<Said> values = new ArrayList<>();
    private long number;
    private long skipped;

    RangeReader(Path file, DataMeters meters) throws IOException {
        this.file = file;
        this.meters = meters;
        this.changed = Files.getLastModifiedTime(file).toInstant();
        this.cells = new RangeCells(meters.cleaning(), PlaceData.label(file, changed));
    }

    /**
     * @throws DamagedDataException when ranges are out of order, none can be understood, or gzip is damaged
     * @throws IOException          when the file cannot be read
     */
    RangeData read() throws IOException {
        try (InputStream plain = new BufferedInputStream(Files.newInputStream(file));
                Reader lines = new BufferedReader(new InputStreamReader(
                    file.toString().endsWith(".gz") ? new GZIPInputStream(plain) : plain, StandardCharsets.UTF_8))) {
            for (String line = next(lines); line != null; line = next(lines)) {
                add(line);
            }
        } catch (ZipException | EOFException damaged) {
            throw new DamagedDataException("it is damaged behind line " + number + ": " + damaged.getMessage(), damaged);
        }
        if (values.isEmpty()) {
            throw new DamagedDataException("none of its " + number + " lines is a range: start,end,country or "
                + "start,end,asn,organisation");
        }
        four.trim();
        six.trim();
        return new RangeData(four, six, values, new DataInfo("csv", "ranges", MmdbData.fieldsOf(values),
            (long) four.size() + six.size(), skipped, changed));
    }

    private void add(String line) throws DamagedDataException {
        number++;
        List<String> parts = line.isBlank() || line.startsWith("#") ? List.of() : CsvCells.of(line);
        if (parts != null && parts.isEmpty() || number == 1 && parts != null && IpNumber.of(parts.get(0)) == null) {
            // nothing, a comment, or the names of the columns
            return;
        }
        Said said = parts == null ? null : cells.of(parts);
        IpNumber first = said == null ? null : IpNumber.of(parts.get(0));
        IpNumber last = said == null ? null : IpNumber.of(parts.get(1));
        if (first == null || last == null || first.four() != last.four() || first.isAfter(last)) {
            skipped++;
            meters.damagedRecord();
            return;
        }
        int value = positions.computeIfAbsent(said, fresh -> {
            values.add(fresh);
            return values.size() - 1;
        });
        boolean inOrder = first.four() ? four.add(first.low(), last.low(), value) : six.add(first, last, value);
        if (!inOrder) {
            throw new DamagedDataException("line " + number + " begins before the range of a line above it ends; sort "
                + "its lines by address, without overlaps");
        }
        if (four.size() + six.size() > MOST_RANGES) {
            throw new DamagedDataException("it has more than " + MOST_RANGES + " ranges, which is more than is "
                + "supported; use MMDB");
        }
    }

    /** The next line, cut where it gets too long for any range; null at the end. */
    private static String next(Reader lines) throws IOException {
        StringBuilder line = new StringBuilder(80);
        int c = lines.read();
        if (c < 0) {
            return null;
        }
        for (; c >= 0 && c != '\n'; c = lines.read()) {
            if (line.length() < LONGEST_LINE && c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
