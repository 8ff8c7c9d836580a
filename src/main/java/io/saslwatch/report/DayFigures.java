package io.saslwatch.report;

import io.saslwatch.report.DailyReport.Failed;
import io.saslwatch.report.DailyReport.Place;
import io.saslwatch.report.DailyReport.User;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What users did from addresses on a day: from the table of figures where its days are the report's, else from single
 * events. To be used in one transaction, by one thread.
 */
final class DayFigures {

    private static final String FIGURES = "(SELECT username, ip, attempts, failures, successes, first_time, last_time "
        + "FROM user_day_address WHERE day = ?) f";
    private static final String EVENTS = "(SELECT COALESCE(username, '') AS username, COALESCE(ip, '') AS ip, "
        + "SUM(attempts) AS attempts, SUM(CASE WHEN outcome = 'failure' THEN attempts ELSE 0 END) AS failures, "
        + "SUM(CASE WHEN outcome = 'success' THEN attempts ELSE 0 END) AS successes, "
        + "MIN(time) AS first_time, MAX(time) AS last_time FROM event WHERE time >= ? AND time < ? "
        + "GROUP BY COALESCE(username, ''), COALESCE(ip, '')) f";

    private final JdbcTemplate database;
    private final boolean kept;
    private final Object[] span;

    /** @param dayZone zone of the days that figures are kept for */
    DayFigures(JdbcTemplate database, DayWindow window, ZoneId dayZone) {
        this.database = database;
        this.kept = window.isSameIn(dayZone);
        this.span = kept ? new Object[] {window.day().toEpochDay()}
            : new Object[] {window.startMicros(), window.endMicros()};
    }

    /** Whether the table of figures is read. */
    boolean areKept() {
        return kept;
    }

    /** How many users there were. */
    long users() {
        Long users = database.queryForObject("SELECT COUNT(DISTINCT username) FROM " + rows() + " WHERE username <> ''",
            Long.class, span);
        return users == null ? 0 : users;
    }

    /** The users with the most attempts. */
    List<User> topUsers(int limit) {
        return database.query("SELECT username, SUM(attempts) AS n, SUM(failures), SUM(successes), "
            + "SUM(CASE WHEN ip = '' THEN 0 ELSE 1 END) FROM " + rows() + " WHERE username <> '' GROUP BY username "
            + "ORDER BY n DESC, username LIMIT " + limit, (row, number) -> new User(row.getString(1), row.getLong(2),
                row.getLong(3), row.getLong(4), row.getLong(5)), span);
    }

    /** The users and addresses with the most failures. */
    List<Failed> failed(int limit) {
        return withPlaces("failures > 0", limit);
    }

    /** Users who were refused from an address at least so often and let in from it on the same day, most first. */
    List<Failed> guessed(int failures, int limit) {
        return withPlaces("successes > 0 AND failures >= " + failures, limit);
    }

    private List<Failed> withPlaces(String where, int limit) {
        return database.query("SELECT t.username, t.ip, t.failures, t.successes, t.first_time, t.last_time, a.name, "
            + "a.country, a.asn, a.aso FROM (SELECT * FROM " + rows() + " WHERE " + where
            + " ORDER BY failures DESC, username, ip LIMIT " + limit + ") t LEFT JOIN address a ON a.ip = t.ip "
            + "ORDER BY t.failures DESC, t.username, t.ip",
            (row, number) -> new Failed(known(row.getString(1)),
                known(row.getString(2)), place(row, 7), row.getLong(3), row.getLong(4), instant(row.getLong(5)),
                instant(row.getLong(6))), span);
    }

    /** The day's addresses summed up by country, network and state of their name. */
    List<PlaceSum> places() {
        return database.query("SELECT a.country, a.asn, a.aso, a.name_status, SUM(t.attempts), SUM(t.failures), "
            + "SUM(t.successes), COUNT(*) FROM (SELECT ip, SUM(attempts) AS attempts, SUM(failures) AS failures, "
            + "SUM(successes) AS successes FROM " + rows() + " WHERE ip <> '' GROUP BY ip) t "
            + "LEFT JOIN address a ON a.ip = t.ip GROUP BY a.country, a.asn, a.aso, a.name_status",
            (row, number) -> new PlaceSum(row.getString(1), number(row, 2), row.getString(3), row.getString(4),
                row.getLong(5), row.getLong(6), row.getLong(7), row.getLong(8)), span);
    }

    /** One sum of {@link #places}; what is not known is null. */
    record PlaceSum(String country, Long asn, String organisation, String nameStatus, long attempts, long failures,
                    long successes, long addresses) {
    }

    private String rows() {
        return kept ? FIGURES : EVENTS;
    }

    /** Columns name, country, asn and aso from an index on. */
    static Place place(ResultSet row, int index) throws SQLException {
        return new Place(row.getString(index), row.getString(index + 1), number(row, index + 2),
            row.getString(index + 3));
    }

    static Long number(ResultSet row, int index) throws SQLException {
        long value = row.getLong(index);
        return row.wasNull() ? null : value;
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static String known(String text) {
        return text.isEmpty() ? null : text;
    }
}
