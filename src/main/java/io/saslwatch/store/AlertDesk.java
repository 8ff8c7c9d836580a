package io.saslwatch.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** What people do with alerts and deliveries by hand. Each call is a short transaction of its own. Thread-safe. */
public final class AlertDesk {

    /**
     * A subject of which nothing is told for a while.
     *
     * @param rule null means every rule
     */
    public record Silence(long id, String rule, String subject, Instant until, String reason) {
    }

    /** A delivery, with what it is about. Times are null where there is none. */
    public record Row(long id, String sink, String state, int attempts, Instant nextTry, String error, String uid, String rule,
                      String subject) {
    }

    private static final String DELIVERIES = "SELECT d.id, d.sink, d.state, d.attempts, d.next_try, d.last_error, a.uid, "
        + "a.rule, a.subject FROM delivery d JOIN alert a ON a.id = d.alert ";

    private static final int SUBJECT_LIMIT = 500;

    private final JdbcTemplate database;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    AlertDesk(JdbcTemplate database, TransactionTemplate transaction, InstantSource clock) {
        this.database = database;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Notes that an alert is dealt with; false when that was noted before, which stays. */
    public boolean acknowledge(long alert, String by, String note) {
        return Boolean.TRUE.equals(transaction.execute(status -> database.update("UPDATE alert SET acknowledged = ?, "
            + "ack_by = ?, ack_note = ? WHERE id = ? AND acknowledged IS NULL", now(), by, StoreText.clean(note), alert) == 1));
    }

    /** Tells nothing of a subject until then. */
    public void silence(String rule, String subject, Instant until, String reason, String by) {
        transaction.executeWithoutResult(status -> database.update("INSERT INTO silence (rule, subject, until, reason, made, "
            + "made_by) VALUES (?, ?, ?, ?, ?, ?)", rule, StoreText.clean(subject, SUBJECT_LIMIT), Micros.of(until),
            StoreText.clean(reason), now(), by));
    }

    /** Silences that are not over. */
    public List<Silence> silences() {
        return database.query("SELECT id, rule, subject, until, reason FROM silence WHERE until > ? ORDER BY id",
            (row, number) -> new Silence(row.getLong(1), row.getString(2), row.getString(3), Micros.instant(row.getLong(4)),
                row.getString(5)), now());
    }

    /** Takes a silence back; false when there is none of this number. */
    public boolean removeSilence(long id) {
        return Boolean.TRUE.equals(transaction.execute(status -> database.update("DELETE FROM silence WHERE id = ?", id) == 1));
    }

    /**
     * Deliveries, the newest first.
     *
     * @param state null: those that wait or have failed
     */
    public List<Row> deliveries(String state, int most) {
        String where = state == null ? "WHERE d.state IN ('waiting', 'failed') " : "WHERE d.state = ? ";
        Object[] values = state == null ? new Object[] {most} : new Object[] {state, most};
        return database.query(DELIVERIES + where + "ORDER BY d.id DESC LIMIT ?", (row, number) -> {
            long next = row.getLong(5);
            Instant nextTry = row.wasNull() ? null : Micros.instant(next);
            return new Row(row.getLong(1), row.getString(2), row.getString(3), row.getInt(4), nextTry, row.getString(6),
                row.getString(7), row.getString(8), row.getString(9));
        }, values);
    }

    /** Has a delivery that was not sent tried at once, with all its attempts anew; false when there is none such. */
    public boolean retry(long id) {
        return Boolean.TRUE.equals(transaction.execute(status -> database.update("UPDATE delivery SET state = 'waiting', "
            + "attempts = 0, next_try = ?, done = NULL WHERE id = ? AND state <> 'sent'", now(), id) == 1));
    }

    /** Gives up a delivery that waits or has failed; false when there is none such. */
    public boolean drop(long id) {
        return Boolean.TRUE.equals(transaction.execute(status -> database.update("UPDATE delivery SET state = 'dropped', done = ? "
            + "WHERE id = ? AND state IN ('waiting', 'failed')", now(), id) == 1));
    }

    private long now() {
        return Micros.of(clock.instant());
    }
}
