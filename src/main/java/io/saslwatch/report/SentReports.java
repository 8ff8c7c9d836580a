package io.saslwatch.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The table {@code report_sent}: which days' reports were mailed. A report is claimed before it is sent, which sets the
 * time of the next try as well; so several collectors of one database send it once, and a process that dies while it
 * sends tries again after that time. Thread-safe.
 */
public final class SentReports {

    private static final Duration FIRST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int ERROR_LIMIT = 500;

    private final JdbcTemplate database;

    /** With the store. */
    public SentReports(DataSource database) {
        this.database = new JdbcTemplate(database);
    }

    /** The first day whose report was ever due; null when none was. */
    LocalDate first() {
        Long day = database.queryForObject("SELECT MIN(day) FROM report_sent", Long.class);
        return day == null ? null : LocalDate.ofEpochDay(day);
    }

    /** The days from one on whose reports were sent. */
    Set<LocalDate> since(LocalDate day) {
        return database.queryForList("SELECT day FROM report_sent WHERE state = 'sent' AND day >= ?", Long.class,
            day.toEpochDay()).stream().map(LocalDate::ofEpochDay).collect(Collectors.toSet());
    }

    /** Whether it is now up to the caller, and nobody else, to send a day's report. */
    boolean claim(LocalDate day, Instant now) {
        enter(day, now);
        List<Integer> tried = database.queryForList("SELECT attempts FROM report_sent WHERE day = ? AND state = 'waiting' "
            + "AND next_try <= ?", Integer.class, day.toEpochDay(), micros(now));
        return !tried.isEmpty() && database.update("UPDATE report_sent SET attempts = attempts + 1, next_try = ? "
            + "WHERE day = ? AND state = 'waiting' AND attempts = ?", micros(now.plus(pause(tried.get(0)))),
            day.toEpochDay(), tried.get(0)) == 1;
    }

    /** It was taken by the mail server. */
    void sent(LocalDate day, Instant now) {
        enter(day, now);
        database.update("UPDATE report_sent SET state = 'sent', sent = ?, last_error = NULL WHERE day = ?", micros(now),
            day.toEpochDay());
    }

    /** It was not; the reason is kept. */
    void failed(LocalDate day, String reason) {
        database.update("UPDATE report_sent SET last_error = ? WHERE day = ? AND state = 'waiting'",
            reason.substring(0, Math.min(ERROR_LIMIT, reason.length())), day.toEpochDay());
    }

    private void enter(LocalDate day, Instant now) {
        Integer known = database.queryForObject("SELECT COUNT(*) FROM report_sent WHERE day = ?", Integer.class,
            day.toEpochDay());
        if (known != null && known == 0) {
            try {
                database.update("INSERT INTO report_sent (day, state, attempts, next_try) VALUES (?, 'waiting', 0, ?)",
                    day.toEpochDay(), micros(now));
            } catch (DuplicateKeyException | UncategorizedSQLException another) {
                // another process entered it in between, or what is wrong shows at the next statement
            }
        }
    }

    private static Duration pause(int attempts) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(attempts, 10));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
