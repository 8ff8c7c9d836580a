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
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The bean {@code storeDetection}: the table {@code detection}. Thread-safe. */
public final class SqlDetection implements DetectionProgress {

    /** The row that processes lock: those that store share it, one that looks has it alone. It is no rule. */
    private static final String TURN = "";
    private static final Map<Dialect, String> SHARED = Map.of(Dialect.POSTGRESQL, "FOR SHARE",
        Dialect.MARIADB, "LOCK IN SHARE MODE");

    private final JdbcTemplate database;
    private final Dialect dialect;
    private final TransactionTemplate transaction;
    /** At a start, events may be there that were stored after the last look. */
    private final AtomicBoolean changed = new AtomicBoolean(true);

    SqlDetection(JdbcTemplate database, TransactionTemplate transaction, Dialect dialect) {
        this.database = database;
        this.dialect = dialect;
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
        lock(SHARED.get(dialect));
        database.update("UPDATE detection SET done = ? WHERE rule > ? AND done > ?", before, TURN, before);
        changed.set(true);
    }

    @Override
    public void turn() {
        lock("FOR UPDATE");
    }

    /** SQLite has one process only, in which batches and looks take turns anyway. */
    private void lock(String how) {
        if (dialect != Dialect.SQLITE) {
            database.queryForList("SELECT done FROM detection WHERE rule = ? " + how, Long.class, TURN);
        }
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
        List<String> fresh = rules.stream().filter(rule -> !known.containsKey(rule)).toList();
        try {
            insert(fresh, start);
        } catch (DuplicateKeyException another) {
            // The process of another collector began at the same time; what it did not make is made now
            insert(fresh, start);
        }
    }

    private void insert(List<String> rules, long done) {
        transaction.executeWithoutResult(status -> {
            begin(TURN, 0);
            rules.forEach(rule -> begin(rule, done));
        });
    }

    private void begin(String rule, long done) {
        database.update("INSERT INTO detection (rule, done) SELECT ?, ? FROM (SELECT 1 AS one) fresh WHERE NOT EXISTS "
            + "(SELECT 1 FROM detection d WHERE d.rule = ?)", rule, done, rule);
    }

    @Override
    public Map<String, Instant> done() {
        Map<String, Instant> done = new HashMap<>();
        database.query("SELECT rule, done FROM detection",
            row -> {
                done.put(row.getString(1), Micros.instant(row.getLong(2)));
            });
        done.remove(TURN);
        return done;
    }

    @Override
    public void moved(String rule, Instant from, Instant to) {
        database.update("UPDATE detection SET done = ? WHERE rule = ? AND done >= ? AND done < ?", Micros.of(to), rule,
            Micros.of(from), Micros.of(to));
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
