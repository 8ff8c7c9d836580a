package io.saslwatch.store;

import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.EventId;
import io.saslwatch.event.Outcome;
import io.saslwatch.event.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the command line asks. Rows stream through: nothing is held in memory but the answer. While an answer streams
 * from SQLite, writers wait. Thread-safe.
 */
public final class StoreQueries {

    private static final int ROWS_AT_ONCE = 1_000;

    private final JdbcTemplate database;
    private final TransactionTemplate transaction;

    StoreQueries(DataSource database) {
        this.database = new JdbcTemplate(database);
        this.database.setFetchSize(ROWS_AT_ONCE);
        // PostgreSQL's driver streams rows in a transaction only
        this.transaction = Store.transactionOf(database);
    }

    /** Whether no log was ever read into the store. */
    public boolean isEmpty() {
        return database.queryForList("SELECT id FROM stream LIMIT 1").isEmpty();
    }

    /** Hands every event of the streams to the consumer: stream by stream in the given order, each in its own order. */
    public void events(List<Long> streams, Consumer<AuthEvent> consumer) {
        transaction.executeWithoutResult(status -> streams.forEach(stream -> events(stream, consumer)));
    }

    private void events(long stream, Consumer<AuthEvent> consumer) {
        String key = database.query("SELECT stream_key FROM stream WHERE id = ?",
            rows -> rows.next() ? rows.getString(1) : null, stream);
        if (key != null) {
            database.query("SELECT pos, part, line, line_count, evidence, time, host, daemon, service, outcome, "
                    + "attempts, username, ip, port, mechanism, reason, detail, session, messages FROM event WHERE "
                    + "stream = ? ORDER BY pos, part",
                (ResultSet row) -> consumer.accept(event(stream, key, row)), stream);
        }
    }

    /**
     * The streams in numbers.
     *
     * @param top how long the lists of users and addresses are at most
     */
    public Summary summary(Collection<Long> streams, int top) {
        String where = streams.isEmpty() ? " WHERE 1 = 0"
            : " WHERE stream IN (" + streams.stream().map(String::valueOf).collect(Collectors.joining(",")) + ")";
        Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
        long[] span = {Long.MAX_VALUE, Long.MIN_VALUE, 0};
        database.query("SELECT outcome, SUM(attempts), MIN(time), MAX(time), COUNT(*) FROM event" + where
            + " GROUP BY outcome", (ResultSet row) -> {
                outcomes.put(outcome(row.getString(1)), row.getLong(2));
                span[0] = Math.min(span[0], row.getLong(3));
                span[1] = Math.max(span[1], row.getLong(4));
                span[2] += row.getLong(5);
            });
        Instant first = span[2] == 0 ? null : Micros.instant(span[0]);
        Instant last = span[2] == 0 ? null : Micros.instant(span[1]);
        return new Summary(outcomes, top("username", where, top), top("ip", where, top), first, last, span[2]);
    }

    private List<Summary.Top> top(String column, String where, int top) {
        return database.query("SELECT " + column + ", SUM(attempts) AS n, "
            + "SUM(CASE WHEN outcome = 'failure' THEN attempts ELSE 0 END), "
            + "SUM(CASE WHEN outcome = 'success' THEN attempts ELSE 0 END) FROM event" + where + " AND " + column
            + " IS NOT NULL GROUP BY " + column + " ORDER BY n DESC, " + column + " LIMIT " + top,
            (row, number) -> new Summary.Top(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)));
    }

    // By number: looking a column up by its name takes longer than reading it
    private static AuthEvent event(long stream, String key, ResultSet row) throws SQLException {
        int port = row.getInt(14);
        Integer clientPort = row.wasNull() ? null : port;
        String reason = row.getString(16);
        return new AuthEvent(new EventId(stream, key, row.getLong(1), row.getInt(2)), row.getLong(3), row.getInt(4),
            row.getString(5), Micros.instant(row.getLong(6)), row.getString(7), row.getString(8), row.getString(9),
            outcome(row.getString(10)), row.getInt(11), row.getString(12), row.getString(13), clientPort,
            row.getString(15), reason == null ? null : reason(reason),
            row.getString(17), row.getString(18), row.getInt(19));
    }

    private static Reason reason(String word) {
        return Reason.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static Outcome outcome(String word) {
        return Outcome.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
