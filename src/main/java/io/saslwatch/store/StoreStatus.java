package io.saslwatch.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** How the store stands, for people who look at it beside the service. Thread-safe. */
public final class StoreStatus {

    /**
     * A log that is read.
     *
     * @param source    as the settings name it
     * @param collector who reads it
     * @param path      where its content was last found
     * @param position  offset of what was read, in the uncompressed log
     * @param read      when it last moved
     * @param lastEvent time of the newest event in it; null when there is none
     */
    public record Source(String source, String collector, String path, long position, Instant read, Instant lastEvent) {
    }

    private final JdbcTemplate database;

    /** Of the store behind this. */
    public StoreStatus(DataSource database) {
        this.database = new JdbcTemplate(database);
    }

    /** The streams that are read now, one for each log: the newest of its rotations. */
    public List<Source> sources() {
        return database.query("SELECT s.id, s.source, s.collector, s.path, s.pos, s.moved, (SELECT e.time FROM event e "
            + "WHERE e.stream = s.id ORDER BY e.stream DESC, e.pos DESC LIMIT 1) FROM stream s WHERE s.forgotten IS NULL "
            + "AND NOT EXISTS (SELECT 1 FROM stream n WHERE n.source = s.source AND n.collector = s.collector "
            + "AND n.forgotten IS NULL AND (n.moved > s.moved OR n.moved = s.moved AND n.id > s.id)) ORDER BY s.source",
            (row, number) -> {
                long last = row.getLong(7);
                return new Source(row.getString(2), row.getString(3), row.getString(4), row.getLong(5),
                    Micros.instant(row.getLong(6)), last == 0 ? null : Micros.instant(last));
            });
    }

    /** How many deliveries wait, by sink. */
    public Map<String, Long> waiting() {
        Map<String, Long> waiting = new TreeMap<>();
        database.query("SELECT sink, COUNT(*) FROM delivery WHERE state = 'waiting' GROUP BY sink",
            (java.sql.ResultSet row) -> {
                waiting.put(row.getString(1), row.getLong(2));
            });
        return waiting;
    }
}
