package io.saslwatch.store;

import io.saslwatch.event.Alert;
import io.saslwatch.event.Delivery;
import io.saslwatch.event.Outbox;
import io.saslwatch.event.Severity;
import io.saslwatch.event.SinkFilter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The tables {@code sink} and {@code delivery}. Thread-safe. */
final class SqlOutbox implements Outbox {

    private static final String NEWS = "SELECT a.id, a.rule, a.severity, a.revision FROM alert a WHERE a.updated >= ? "
        + "AND a.severity >= ? AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.alert = a.id AND d.revision = a.revision "
        + "AND d.sink = ?) ORDER BY a.id";
    private static final String DUE = "SELECT id, alert, revision, attempts, next_try FROM delivery WHERE sink = ? "
        + "AND state = 'waiting' AND next_try <= ? ORDER BY next_try, id LIMIT ?";
    private static final String SAME_SENT = "SELECT MAX(d.done) FROM delivery d JOIN alert a ON a.id = d.alert "
        + "WHERE d.sink = ? AND d.state = 'sent' AND a.subject = ? AND a.rule = ?";
    private static final String SILENCED = "SELECT COUNT(*) FROM silence WHERE subject = ? AND until > ? "
        + "AND (rule IS NULL OR rule = ?)";

    private final StoreParts parts;
    private final JdbcTemplate database;
    private final TransactionTemplate transaction;
    private final SqlAlerts alerts;
    private final InstantSource clock;

    SqlOutbox(StoreParts parts) {
        this.parts = parts;
        this.database = parts.database();
        this.transaction = parts.transaction();
        this.clock = parts.clock();
        this.alerts = new SqlAlerts(database, clock);
    }

    @Override
    public boolean open(String sink) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                Long known = database.queryForObject("SELECT COUNT(*) FROM sink WHERE name = ?", Long.class, sink);
                if (known != null && known > 0) {
                    return false;
                }
                long now = Micros.of(clock.instant());
                database.update("INSERT INTO sink (name, since) VALUES (?, ?)", sink, now);
                // An old alert that is found again is no news, one that rises is: this row tells the two apart
                database.update("INSERT INTO delivery (alert, revision, sink, state, attempts, last_error, created, done) "
                    + "SELECT id, revision, ?, 'dropped', 0, 'older than the sink', ?, ? FROM alert", sink, now, now);
                return true;
            }));
        } catch (DuplicateKeyException another) {
            // another collector was faster
            return false;
        }
    }

    @Override
    public Instant newest() {
        return instant("SELECT MAX(updated) FROM alert");
    }

    @Override
    public int add(String sink, SinkFilter filter, Duration age) {
        Instant now = clock.instant();
        record News(long alert, String rule, int severity, int revision) {
        }
        List<News> news = database.query(NEWS, (row, number) -> new News(row.getLong(1), row.getString(2), row.getInt(3),
            row.getInt(4)), Micros.of(now.minus(age)), filter.least().ordinal(), sink).stream()
            .filter(each -> filter.takes(each.rule(), Severity.values()[each.severity()])).toList();
        if (news.isEmpty()) {
            return 0;
        }
        long micros = Micros.of(now);
        try {
            transaction.executeWithoutResult(status -> news.forEach(each -> {
                database.update("UPDATE delivery SET state = 'dropped', done = ?, last_error = 'a later revision took its "
                    + "place' WHERE alert = ? AND sink = ? AND state = 'waiting' AND revision < ?", micros, each.alert(),
                    sink, each.revision());
                database.update("INSERT INTO delivery (alert, revision, sink, state, attempts, next_try, created) "
                    + "VALUES (?, ?, ?, 'waiting', 0, ?, ?)", each.alert(), each.revision(), sink, micros, micros);
            }));
        } catch (DuplicateKeyException another) {
            // another collector was faster; what it left out is found at the next look
            return 0;
        }
        return news.size();
    }

    @Override
    public List<Delivery> take(String sink, Duration coolDown, Duration lease, int most) {
        record Due(long id, long alert, int revision, int attempts, long nextTry) {
        }
        long now = Micros.of(clock.instant());
        List<Due> due = database.query(DUE, (row, number) -> new Due(row.getLong(1), row.getLong(2), row.getInt(3),
            row.getInt(4), row.getLong(5)), sink, now, most);
        if (due.isEmpty()) {
            return List.of();
        }
        parts.lock().check();
        return transaction.execute(status -> {
            List<Delivery> taken = new ArrayList<>();
            for (Due each : due) {
                Optional<Alert> alert = alerts.byId(each.alert());
                if (alert.isEmpty()) {
                    end(each.id(), "dropped", now, "the alert is gone");
                } else if (alert.get().acknowledged() != null || isSilenced(alert.get(), now)) {
                    end(each.id(), "silenced", now, null);
                } else {
                    // A rise of severity does not wait, and what was tried before has waited
                    long free = each.revision() > 1 || each.attempts() > 0 ? now : free(sink, alert.get(), coolDown);
                    if (free > now) {
                        database.update("UPDATE delivery SET next_try = ? WHERE id = ?", free, each.id());
                    } else if (isOurs(each.id(), each.nextTry(), now, lease)) {
                        taken.add(new Delivery(each.id(), alert.get(), sink, each.attempts()));
                    }
                }
            }
            return List.copyOf(taken);
        });
    }

    private boolean isSilenced(Alert alert, long now) {
        Long silences = database.queryForObject(SILENCED, Long.class, alert.finding().subject(), now,
            alert.finding().rule());
        return silences != null && silences > 0;
    }

    private long free(String sink, Alert alert, Duration coolDown) {
        Long last = coolDown.isZero() ? null : database.queryForObject(SAME_SENT, Long.class, sink,
            alert.finding().subject(), alert.finding().rule());
        return last == null ? 0 : last + coolDown.toMillis() * 1_000;
    }

    /** An SQLite store has one process; a lease would only make what a kill left behind wait. */
    private boolean isOurs(long id, long nextTry, long now, Duration lease) {
        return parts.dialect() == Dialect.SQLITE || database.update("UPDATE delivery SET next_try = ? WHERE id = ? "
            + "AND state = 'waiting' AND next_try = ?", now + lease.toMillis() * 1_000, id, nextTry) == 1;
    }

    private void end(long id, String state, long now, String why) {
        database.update("UPDATE delivery SET state = ?, done = ?, last_error = ? WHERE id = ?", state, now, why, id);
    }

    @Override
    public void sent(List<Delivery> deliveries) {
        long now = Micros.of(clock.instant());
        transaction.executeWithoutResult(status -> deliveries.forEach(each -> database.update("UPDATE delivery SET "
            + "state = 'sent', attempts = ?, done = ?, last_error = NULL WHERE id = ? AND state = 'waiting'",
            each.attempts() + 1, now, each.id())));
    }

    @Override
    public void failed(List<Delivery> deliveries, String why, Instant next) {
        long now = Micros.of(clock.instant());
        String said = StoreText.clean(why, 1_000);
        transaction.executeWithoutResult(status -> deliveries.forEach(each -> {
            if (next == null) {
                database.update("UPDATE delivery SET state = 'failed', attempts = ?, done = ?, last_error = ? "
                    + "WHERE id = ? AND state = 'waiting'", each.attempts() + 1, now, said, each.id());
            } else {
                database.update("UPDATE delivery SET attempts = ?, next_try = ?, last_error = ? WHERE id = ? "
                    + "AND state = 'waiting'", each.attempts() + 1, Micros.of(next), said, each.id());
            }
        }));
    }

    @Override
    public Optional<Instant> next(String sink) {
        Instant next = instant("SELECT MIN(next_try) FROM delivery WHERE sink = ? AND state = 'waiting'", sink);
        return next == Instant.MIN ? Optional.empty() : Optional.of(next);
    }

    @Override
    public Instant lastSent(String sink) {
        return instant("SELECT MAX(done) FROM delivery WHERE sink = ? AND state = 'sent'", sink);
    }

    private Instant instant(String query, Object... values) {
        Long micros = database.queryForObject(query, Long.class, values);
        return micros == null ? Instant.MIN : Micros.instant(micros);
    }
}
