package io.saslwatch.store;

import io.saslwatch.event.AddressFacts;
import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
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
        each(streams, EventRows.COLUMNS + " FROM event WHERE", (event, row) -> consumer.accept(event));
    }

    /** The same, each with what is known of its address; {@link AddressFacts#UNKNOWN} where nothing is. */
    public void enriched(List<Long> streams, BiConsumer<AuthEvent, AddressFacts> consumer) {
        each(streams, EventRows.COLUMNS + ", " + StoredBook.COLUMNS + " FROM event LEFT JOIN address USING (ip) WHERE",
            (event, row) -> consumer.accept(event, StoredBook.facts(row, EventRows.COUNT + 1)));
    }

    private interface EventRow {
        void accept(AuthEvent event, ResultSet row) throws SQLException;
    }

    private void each(List<Long> streams, String columns, EventRow consumer) {
        transaction.executeWithoutResult(status -> streams.forEach(stream -> each(stream, columns, consumer)));
    }

    private void each(long stream, String columns, EventRow consumer) {
        String key = database.query("SELECT stream_key FROM stream WHERE id = ?",
            rows -> rows.next() ? rows.getString(1) : null, stream);
        if (key != null) {
            database.query("SELECT " + columns + " stream = ? ORDER BY pos, part",
                (ResultSet row) -> consumer.accept(EventRows.event(stream, key, row), row), stream);
        }
    }

    /** How many addresses there are, and how many of them nobody has asked for. */
    public AddressCount addresses() {
        return database.queryForObject("SELECT COUNT(*), SUM(CASE WHEN name_status IS NULL OR name_status = 'off' "
            + "THEN 1 ELSE 0 END) FROM address", (row, number) -> new AddressCount(row.getLong(1), row.getLong(2)));
    }

    /** How many rows of a collector's CSV files wait for the name of their address. */
    public long waitingRows(String collector) {
        Long rows = database.queryForObject("SELECT COUNT(*) FROM csv_pending WHERE collector = ?", Long.class,
            collector);
        return rows == null ? 0 : rows;
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
                outcomes.put(EventRows.outcome(row.getString(1)), row.getLong(2));
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
}
