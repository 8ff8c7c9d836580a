package io.saslwatch.store;

import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.DetectionProgress;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The bean {@code storeDetection}: the table {@code detection}. Thread-safe. */
public final class SqlDetection implements DetectionProgress {

    private final JdbcTemplate database;
    private final TransactionTemplate transaction;
    /** At a start, events may be there that were stored after the last look. */
    private final AtomicBoolean changed = new AtomicBoolean(true);

    SqlDetection(JdbcTemplate database, TransactionTemplate transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /** Events are being stored in the current transaction: no rule may be further than just before the first of them. */
    public void stored(List<AuthEvent> added, List<AuthEvent> updated) {
        Optional<Instant> first = Stream.concat(added.stream(), updated.stream()).map(AuthEvent::time)
            .min(Instant::compareTo);
        first.ifPresent(this::storedFrom);
    }

    /** The same for whatever else rules ask for. */
    void storedFrom(Instant first) {
        long before = Micros.of(first) - 1;
        database.update("UPDATE detection SET done = ? WHERE done > ?", before, before);
        changed.set(true);
    }

    @Override
    public boolean takeChange() {
        return changed.getAndSet(false);
    }

    @Override
    public void lookAgain() {
        changed.set(true);
    }

    @Override
    public void begin(Collection<String> rules, Instant from, Instant now) {
        Map<String, Instant> known = done();
        if (known.keySet().containsAll(rules)) {
            return;
        }
        long done = Micros.of(now);
        if (known.isEmpty()) {
            done = firstAfter(from.minusNanos(1_000)).map(first -> Micros.of(first) - 1).orElse(done);
        }
        long start = done;
        transaction.executeWithoutResult(status -> rules.stream().filter(rule -> !known.containsKey(rule))
            .forEach(rule -> database.update("INSERT INTO detection (rule, done) VALUES (?, ?)", rule, start)));
    }

    @Override
    public Map<String, Instant> done() {
        Map<String, Instant> done = new HashMap<>();
        database.query("SELECT rule, done FROM detection",
            row -> {
                done.put(row.getString(1), Micros.instant(row.getLong(2)));
            });
        return done;
    }

    @Override
    public void moved(String rule, Instant done) {
        database.update("UPDATE detection SET done = ? WHERE rule = ?", Micros.of(done), rule);
    }

    @Override
    public Optional<Instant> newest(Instant limit) {
        return time("MAX", "<=", limit);
    }

    @Override
    public Optional<Instant> firstAfter(Instant time) {
        return time("MIN", ">", time);
    }

    /** Each table for itself, so that each answers out of its index. */
    private Optional<Instant> time(String which, String compared, Instant than) {
        String one = "SELECT " + which + "(time) AS time FROM %s WHERE time " + compared + " ?";
        return Optional.ofNullable(database.queryForObject("SELECT " + which + "(found.time) FROM ("
            + one.formatted("event") + " UNION ALL " + one.formatted("quota_rejection") + ") found", Long.class,
            Micros.of(than), Micros.of(than))).map(Micros::instant);
    }
}
