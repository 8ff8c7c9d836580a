package io.saslwatch.store;

import io.saslwatch.event.Alert;
import io.saslwatch.event.Alerts;
import io.saslwatch.event.Finding;
import io.saslwatch.event.Severity;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** Alerts in the table {@code alert}. Thread-safe. */
final class SqlAlerts implements Alerts {

    private static final String SELECT = "SELECT " + AlertRows.COLUMNS + " FROM alert ";
    private static final String NEWEST_FIRST = " ORDER BY raised DESC, id DESC";
    /** The latest alert of the same episode: one that does not end before the finding begins, nor begin after its end. */
    private static final String SAME = SELECT
        + "WHERE subject = ? AND rule = ? AND last_time >= ? AND first_time <= ? ORDER BY last_time DESC, id LIMIT 1";
    private static final String INSERT = "INSERT INTO alert (uid, rule, kind, subject, window_start, severity, revision, "
        + "explanation, evidence, event_count, first_time, last_time, raised, updated) "
        + "VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?)";
    private static final String UPDATE = "UPDATE alert SET severity = ?, revision = ?, explanation = ?, evidence = ?, "
        + "event_count = ?, first_time = ?, last_time = ?, updated = ? WHERE id = ?";
    private static final int SUBJECT_LIMIT = 500;
    private static final int EXPLANATION_LIMIT = 4_000;

    private final JdbcTemplate database;
    private final InstantSource clock;

    SqlAlerts(JdbcTemplate database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public List<Alert> store(List<Finding> findings) {
        Map<Long, Alert> told = new LinkedHashMap<>();
        long now = Micros.of(clock.instant());
        for (Finding finding : findings) {
            String subject = StoreText.clean(finding.subject(), SUBJECT_LIMIT);
            Optional<Alert> same = database.query(SAME, AlertRows::alert, subject, finding.rule(),
                Micros.of(finding.first()), Micros.of(finding.last())).stream().findFirst();
            long id = same.map(alert -> update(alert, finding, now)).orElseGet(() -> insert(subject, finding, now));
            Alert stored = byId(id).orElseThrow();
            if (same.isEmpty() || stored.revision() > same.get().revision()) {
                told.put(id, stored);
            }
        }
        return List.copyOf(told.values());
    }

    private long insert(String subject, Finding finding, long now) {
        long window = Micros.of(finding.window());
        String uid = AlertRows.uid(finding.rule(), subject, window);
        database.update(INSERT, uid, finding.rule(), finding.kind().word(), subject, window,
            finding.severity().ordinal(), StoreText.clean(finding.explanation(), EXPLANATION_LIMIT),
            EvidenceJson.write(finding), finding.count(), Micros.of(finding.first()), Micros.of(finding.last()), now, now);
        Long id = database.queryForObject("SELECT id FROM alert WHERE uid = ?", Long.class, uid);
        return id;
    }

    private long update(Alert alert, Finding finding, long now) {
        Finding before = alert.finding();
        boolean newer = !finding.last().isBefore(before.last());
        // A finding of an earlier window, met again after a crash, must not put back what was learned since
        Finding shown = newer ? finding : before;
        boolean risen = finding.severity().compareTo(before.severity()) > 0;
        Severity severity = risen ? finding.severity() : before.severity();
        database.update(UPDATE, severity.ordinal(), alert.revision() + (risen ? 1 : 0),
            StoreText.clean(shown.explanation(), EXPLANATION_LIMIT), EvidenceJson.write(shown),
            Math.max(finding.count(), before.count()), Micros.of(earlier(finding.first(), before.first())),
            Micros.of(shown.last()), now, alert.id());
        return alert.id();
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    @Override
    public List<Alert> all() {
        return database.query(SELECT + NEWEST_FIRST, AlertRows::alert);
    }

    @Override
    public List<Alert> open() {
        return database.query(SELECT + "WHERE acknowledged IS NULL" + NEWEST_FIRST, AlertRows::alert);
    }

    @Override
    public List<Alert> since(Instant time) {
        return database.query(SELECT + "WHERE updated >= ?" + NEWEST_FIRST, AlertRows::alert, Micros.of(time));
    }

    @Override
    public Optional<Alert> byUid(String uid) {
        if (!uid.matches("[0-9a-f]{1,32}")) {
            return Optional.empty();
        }
        List<Alert> found = database.query(SELECT + "WHERE uid LIKE ? ORDER BY id LIMIT 2", AlertRows::alert, uid + "%");
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    @Override
    public Optional<Alert> byId(long id) {
        return database.query(SELECT + "WHERE id = ?", AlertRows::alert, id).stream().findFirst();
    }
}
