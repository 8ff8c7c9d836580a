package io.saslwatch.report;

import io.saslwatch.report.DailyReport.Source;
import io.saslwatch.report.DailyReport.Totals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How reading the logs goes, as far as the store tells. Lines that match no format and bytes that were possibly lost are
 * null where they were not counted yet on that day.
 */
final class SourceHealth {

    private final JdbcTemplate database;
    private final DayWindow window;

    SourceHealth(JdbcTemplate database, DayWindow window) {
        this.database = database;
        this.window = window;
    }

    /** Every log that is read, or that was read or counted on the day; those with most attempts first. */
    List<Source> sources(DayHours hours) {
        Map<List<String>, List<Source>> streams = new LinkedHashMap<>();
        database.query("SELECT s.id, s.source, s.collector, s.path, s.pos, s.moved, s.forgotten, d.lines_read, d.bytes_read, "
            + "d.unparsed, d.possibly_lost "
            + "FROM stream s LEFT JOIN stream_day d ON d.stream = s.id AND d.day = ? "
            + "ORDER BY s.moved DESC", (ResultSet row) -> {
                Totals totals = hours.stream(row.getLong(1));
                Long lines = DayFigures.number(row, 8);
                boolean forgotten = DayFigures.number(row, 7) != null;
                if (!forgotten || lines != null || totals.attempts() > 0) {
                    List<Source> known = streams.computeIfAbsent(List.of(row.getString(2), row.getString(3)),
                        key -> new ArrayList<>());
                    // the newest stream is the live file; older ones are its rotations
                    Long behind = known.isEmpty() && !forgotten ? behind(row.getString(4), row.getLong(5)) : null;
                    known.add(new Source(row.getString(2), row.getString(3), totals, lines, DayFigures.number(row, 9),
                        DayFigures.instant(row.getLong(6)), behind, counted(row, 10, lines), counted(row, 11, lines)));
                }
            }, window.day().toEpochDay());
        return streams.values().stream().map(SourceHealth::joined)
            .sorted((a, b) -> Long.compare(b.totals().attempts(), a.totals().attempts())).toList();
    }

    private static Source joined(List<Source> streams) {
        Source first = streams.get(0);
        Totals totals = streams.stream().map(Source::totals).reduce(Totals.NONE, Totals::plus);
        return new Source(first.source(), first.collector(), totals,
            streams.stream().mapToLong(stream -> stream.lines() == null ? 0 : stream.lines()).sum(),
            streams.stream().mapToLong(stream -> stream.bytes() == null ? 0 : stream.bytes()).sum(),
            first.lastRead(), first.behind(), sum(streams, Source::unparsed), sum(streams, Source::possiblyLost));
    }

    /** Where nothing was read of a stream, there was nothing to count. */
    private static Long counted(ResultSet row, int column, Long lines) throws SQLException {
        return lines == null ? Long.valueOf(0) : DayFigures.number(row, column);
    }

    private static Long sum(List<Source> streams, Function<Source, Long> number) {
        List<Long> numbers = streams.stream().map(number).toList();
        return numbers.stream().anyMatch(Objects::isNull) ? null : numbers.stream().mapToLong(Long::longValue).sum();
    }

    private static Long behind(String path, long pos) {
        try {
            if (path == null || path.matches(".*\\.(gz|xz|bz2|zst)")) {
                return null;
            }
            long size = Files.size(Path.of(path));
            // a shorter file was rotated or cut since: what is left of the old one is not known here
            return size < pos ? null : size - pos;
        } catch (IOException | RuntimeException elsewhere) {
            return null;
        }
    }
}
