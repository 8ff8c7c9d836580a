package io.saslwatch.store;

import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.StoredEvents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads single events from the table {@code event}. Thread-safe. */
final class SqlStoredEvents implements StoredEvents {

    private static final String BY_KEY =
        "SELECT " + EventRows.COLUMNS + " FROM event WHERE stream = ? AND pos = ? AND part = ?";

    private final JdbcTemplate database;

    SqlStoredEvents(JdbcTemplate database) {
        this.database = database;
    }

    @Override
    public List<AuthEvent> find(List<Key> keys) {
        Map<Long, String> streams = new HashMap<>();
        List<AuthEvent> events = new ArrayList<>(keys.size());
        for (Key key : keys) {
            String name = streams.computeIfAbsent(key.stream(), stream -> database.query(
                "SELECT stream_key FROM stream WHERE id = ?", rows -> rows.next() ? rows.getString(1) : null, stream));
            AuthEvent event = name == null ? null : database.query(BY_KEY,
                rows -> rows.next() ? EventRows.event(key.stream(), name, rows) : null, key.stream(), key.offset(),
                key.part());
            if (event != null) {
                events.add(event);
            }
        }
        return events;
    }
}
