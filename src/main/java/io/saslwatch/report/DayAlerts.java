package io.saslwatch.report;

import io.saslwatch.event.Severity;
import io.saslwatch.report.DailyReport.AlertLine;
import io.saslwatch.report.DailyReport.DeliveryCount;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** What rules found on a day, and what became of telling it: only what the tables say. */
final class DayAlerts {

    private static final String TOUCH = "first_time < ? AND last_time >= ?";

    private final JdbcTemplate database;
    private final Object[] span;

    DayAlerts(JdbcTemplate database, DayWindow window) {
        this.database = database;
        this.span = new Object[] {window.endMicros(), window.startMicros()};
    }

    /** The alerts whose events touch the day, gravest and newest first. */
    List<AlertLine> alerts(int limit) {
        return database.query("SELECT uid, severity, rule, subject, explanation, event_count, first_time, last_time, "
            + "acknowledged FROM alert WHERE " + TOUCH + " ORDER BY severity DESC, last_time DESC, id LIMIT " + limit,
            (row, number) -> new AlertLine(row.getString(1), severity(row.getInt(2)), row.getString(3), row.getString(4),
                row.getString(5), row.getLong(6), DayFigures.instant(row.getLong(7)), DayFigures.instant(row.getLong(8)),
                DayFigures.number(row, 9) != null), span);
    }

    /** How many there are. */
    long count() {
        Long count = database.queryForObject("SELECT COUNT(*) FROM alert WHERE " + TOUCH, Long.class, span);
        return count == null ? 0 : count;
    }

    /** Their deliveries, by sink and state. */
    List<DeliveryCount> deliveries() {
        return database.query("SELECT d.sink, d.state, COUNT(*), MAX(d.last_error) FROM delivery d JOIN alert a "
            + "ON a.id = d.alert WHERE " + TOUCH + " GROUP BY d.sink, d.state ORDER BY d.sink, d.state",
            (row, number) -> new DeliveryCount(row.getString(1), row.getString(2), row.getLong(3), row.getString(4)), span);
    }

    private static Severity severity(int number) {
        Severity[] all = Severity.values();
        return all[Math.max(0, Math.min(all.length - 1, number))];
    }
}
