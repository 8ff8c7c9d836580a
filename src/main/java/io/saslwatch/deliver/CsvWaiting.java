package io.saslwatch.deliver;

import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.StoredEvents;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code csv_pending}: events whose row waits for the name of their address. To be used in a transaction. */
final class CsvWaiting {

    // Sorted as they settled; what settled together stands as in the log
    private static final String READY = """
        SELECT p.stream, p.pos, p.part FROM csv_pending p LEFT JOIN address a ON a.ip = p.ip
        WHERE p.collector = ? AND (p.latest <= ? OR a.name_status IS NOT NULL AND a.name_status <> 'off')
        ORDER BY p.latest, p.stream, p.pos, p.part LIMIT ?""";

    private final JdbcTemplate database;
    private final String collector;

    CsvWaiting(JdbcTemplate database, String collector) {
        this.database = database;
        this.collector = collector;
    }

    /** Lets the rows of these events wait until a time at the latest. */
    void add(List<AuthEvent> events, Instant latest) {
        long micros = micros(latest);
        database.batchUpdate("INSERT INTO csv_pending (collector, stream, pos, part, ip, latest) "
            + "VALUES (?, ?, ?, ?, ?, ?)", events, events.size(), (row, event) -> {
                row.setString(1, collector);
                row.setLong(2, event.id().stream());
                row.setLong(3, event.id().offset());
                row.setInt(4, event.id().part());
                row.setString(5, event.ip());
                row.setLong(6, micros);
            });
    }

    /** The rows that wait no longer: their name was asked for, or it is time. */
    List<StoredEvents.Key> ready(Instant now, int most) {
        return database.query(READY, (row, number) -> new StoredEvents.Key(row.getLong(1), row.getLong(2),
            row.getInt(3)), collector, micros(now), most);
    }

    /** How many wait. */
    long count() {
        Long rows = database.queryForObject("SELECT COUNT(*) FROM csv_pending WHERE collector = ?", Long.class,
            collector);
        return rows == null ? 0 : rows;
    }

    /** These rows are written. */
    void remove(List<StoredEvents.Key> keys) {
        database.batchUpdate("DELETE FROM csv_pending WHERE collector = ? AND stream = ? AND pos = ? AND part = ?", keys,
            keys.size(), (row, key) -> {
                row.setString(1, collector);
                row.setLong(2, key.stream());
                row.setLong(3, key.offset());
                row.setInt(4, key.part());
            });
    }

    private static long micros(Instant instant) {
        return Math.multiplyExact(instant.getEpochSecond(), 1_000_000L) + instant.getNano() / 1_000;
    }
}
