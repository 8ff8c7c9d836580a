package io.saslwatch.store;

import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.EventId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Leaves out events that are stored already, so that they are neither inserted nor counted twice. Read positions see to
 * that as well; this holds even when a batch comes with a position that hides a repetition. To be called in the store's
 * transaction.
 */
final class FreshEvents {

    private static final String NEWEST = "SELECT MAX(pos) FROM event WHERE stream = ?";
    private static final String STORED = "SELECT COUNT(*) FROM event WHERE stream = ? AND pos = ? AND part = ?";

    private final JdbcTemplate database;

    FreshEvents(JdbcTemplate database) {
        this.database = database;
    }

    /** Those of the events that are not stored yet, each once, in their order; the list itself when they are all. */
    List<AuthEvent> of(List<AuthEvent> events) {
        // Events come nearly always in the order of the log, so one look at each stream's end answers for all of them;
        // only those that are not behind everything seen so far are looked up one by one
        Map<Long, Seen> seen = new HashMap<>();
        List<AuthEvent> fresh = new ArrayList<>(events.size());
        for (AuthEvent event : events) {
            EventId id = event.id();
            Seen stream = seen.computeIfAbsent(id.stream(), number -> new Seen(newest(number)));
            if (stream.passes(id) || stream.first(id, fresh) && !stored(id)) {
                fresh.add(event);
            }
        }
        return fresh.size() == events.size() ? events : fresh;
    }

    private long newest(long stream) {
        Long pos = database.queryForObject(NEWEST, Long.class, stream);
        return pos == null ? -1 : pos;
    }

    private boolean stored(EventId id) {
        Integer rows = database.queryForObject(STORED, Integer.class, id.stream(), id.offset(), id.part());
        return rows != null && rows > 0;
    }

    private static final class Seen {
        private long pos;
        private int part = Integer.MAX_VALUE;
        private Set<EventId> batch;

        private Seen(long pos) {
            this.pos = pos;
        }

        private boolean passes(EventId id) {
            if (id.offset() > pos || id.offset() == pos && id.part() > part) {
                pos = id.offset();
                part = id.part();
                if (batch != null) {
                    batch.add(id);
                }
                return true;
            }
            return false;
        }

        private boolean first(EventId id, List<AuthEvent> fresh) {
            if (batch == null) {
                batch = new HashSet<>();
                fresh.forEach(event -> batch.add(event.id()));
            }
            return batch.add(id);
        }
    }
}
