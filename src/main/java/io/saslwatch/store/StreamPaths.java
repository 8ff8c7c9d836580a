package io.saslwatch.store;

import io.saslwatch.event.ReadPosition;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** Where streams were last found. A store has few streams, so what was asked once is kept. Thread-safe. */
final class StreamPaths {

    private final Map<Long, String> paths = new ConcurrentHashMap<>();
    private final JdbcTemplate database;

    StreamPaths(JdbcTemplate database) {
        this.database = database;
    }

    /** The path, or null when it is not known. */
    String of(long stream) {
        return paths.computeIfAbsent(stream, id -> database.query("SELECT path FROM stream WHERE id = ?",
            rows -> rows.next() ? rows.getString(1) : null, id));
    }

    /** Takes note of a batch's position. */
    void learn(ReadPosition position) {
        if (position.path() != null) {
            paths.put(position.stream(), position.path());
        }
    }
}
