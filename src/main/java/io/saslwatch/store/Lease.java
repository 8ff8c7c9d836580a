package io.saslwatch.store;

import java.time.InstantSource;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The row in {@code holder} that says which process writes for a collector. Each transaction changes it on condition
 * that the token is this process's own: a process that was taken for dead and replaced, whatever happened to its lock,
 * cannot commit any more. The row also tells people who writes and since when. Thread-safe.
 */
final class Lease {

    private final JdbcTemplate database;
    private final String collector;
    private final InstantSource clock;
    private final String token = UUID.randomUUID().toString();

    Lease(JdbcTemplate database, String collector, InstantSource clock) {
        this.database = database;
        this.collector = collector;
        this.clock = clock;
    }

    /** Makes the row this process's own. The lock must be held. */
    void take(TransactionTemplate transaction, String process) {
        long now = Micros.of(clock.instant());
        transaction.executeWithoutResult(status -> {
            int rows = database.update(
                "UPDATE holder SET token = ?, process = ?, since = ?, seen = ? WHERE collector = ?",
                token, process, now, now, collector);
            if (rows == 0) {
                database.update("INSERT INTO holder (collector, token, process, since, seen) VALUES (?, ?, ?, ?, ?)",
                    collector, token, process, now, now);
            }
        });
    }

    /** Confirms, in the current transaction, that the row is still this process's own. */
    void confirm() {
        int rows = database.update("UPDATE holder SET seen = ? WHERE collector = ? AND token = ?",
            Micros.of(clock.instant()), collector, token);
        if (rows != 1) {
            throw new StoreException("Another process has taken over the collector " + collector + ": " + holder()
                + ". Nothing more is stored by this one. Stop one of the two, or give each a saslwatch.store.collector "
                + "of its own.");
        }
    }

    /** Who wrote last, as far as the store tells. */
    String holder() {
        return database.query("SELECT process FROM holder WHERE collector = ?",
            rows -> rows.next() ? rows.getString(1) : "another process", collector);
    }
}
