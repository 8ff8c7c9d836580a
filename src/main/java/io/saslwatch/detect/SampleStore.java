package io.saslwatch.detect;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts events that stand in no log into a store that is thrown away afterwards. For one thread. */
public final class SampleStore {

    private static final int AT_ONCE = 1_000;
    private static final String EVENT = "INSERT INTO event (stream, pos, part, line, line_count, time, outcome, attempts, "
        + "username, ip, reason, messages) VALUES (0, ?, 0, 1, 1, ?, ?, 1, ?, ?, ?, 0)";
    private static final String ADDRESS = "INSERT INTO address (ip, country, asn, aso, city, latitude, "
        + "longitude, first_seen, last_seen) VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0)";

    private static final String REJECTION = "INSERT INTO quota_rejection (stream, pos, time, sender, ip, mails) "
        + "VALUES (0, ?, ?, ?, ?, 1)";

    private static final String READ = "INSERT INTO stream_hour (hour, stream, lines_read, wanted, unparsed) "
        + "VALUES (?, ?, 100, ?, ?)";

    private final JdbcTemplate database;
    private final TransactionTemplate transaction;
    private final Map<String, SampleEvent> known = new LinkedHashMap<>();
    private long pos;

    /** @param database of a temporary store */
    public SampleStore(DataSource database) {
        this.database = new JdbcTemplate(database);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    }

    /** Adds events; an address is where its first event says. */
    public void add(List<SampleEvent> events) {
        transaction.executeWithoutResult(status -> {
            Map<Boolean, List<SampleEvent>> parts = events.stream()
                .collect(Collectors.partitioningBy(event -> event.kind().isReading()));
            Map<String, Long> logs = parts.get(true).stream().map(SampleEvent::user).distinct()
                .collect(Collectors.toMap(log -> log, this::log));
            database.batchUpdate(READ, parts.get(true), AT_ONCE, (row, event) -> read(row, logs.get(event.user()), event));
            Map<Boolean, List<SampleEvent>> mails = parts.get(false).stream()
                .collect(Collectors.partitioningBy(event -> event.kind() == SampleEvent.Kind.REJECTED));
            database.batchUpdate(EVENT, mails.get(false), AT_ONCE, this::event);
            database.batchUpdate(REJECTION, mails.get(true), AT_ONCE, this::rejection);
            List<SampleEvent> fresh = events.stream()
                .filter(event -> event.ip() != null && known.putIfAbsent(event.ip(), event) == null).toList();
            database.batchUpdate(ADDRESS, fresh, AT_ONCE, SampleStore::address);
        });
    }

    /** Takes all events, addresses and what rules found out again. */
    public void clear() {
        for (String table : List.of("event", "address", "address_net", "detection", "alert", "quota_rejection", "stream_hour",
                "stream")) {
            database.update("DELETE FROM " + table);
        }
        known.clear();
    }

    private void event(PreparedStatement row, SampleEvent event) throws SQLException {
        row.setLong(1, pos++);
        row.setLong(2, EventTime.micros(event.time()));
        row.setString(3, event.success() ? "success" : "failure");
        row.setString(4, event.user());
        row.setString(5, event.ip());
        row.setString(6, event.success() ? null : "bad_password");
    }

    private long log(String source) {
        String number = "SELECT MAX(id) FROM stream WHERE collector = 'sample' AND source = ?";
        if (database.queryForObject(number, Long.class, source) == null) {
            database.update("INSERT INTO stream (collector, source, stream_key, pos, line, opened, moved) "
                + "VALUES ('sample', ?, ?, 0, 0, 0, 0)", source, source);
        }
        return database.queryForObject(number, Long.class, source);
    }

    private static void read(PreparedStatement row, long stream, SampleEvent event) throws SQLException {
        row.setLong(1, Math.floorDiv(event.time().getEpochSecond(), 3_600L));
        row.setLong(2, stream);
        row.setLong(3, event.kind() == SampleEvent.Kind.NOISE ? 0 : 10);
        row.setLong(4, event.kind() == SampleEvent.Kind.UNPARSED ? 10 : 0);
    }

    private void rejection(PreparedStatement row, SampleEvent event) throws SQLException {
        row.setLong(1, pos++);
        row.setLong(2, EventTime.micros(event.time()));
        row.setString(3, event.user());
        row.setString(4, event.ip());
    }

    private static void address(PreparedStatement row, SampleEvent event) throws SQLException {
        row.setString(1, event.ip());
        String[] place = event.country() == null ? new String[1] : event.country().split("@");
        row.setString(2, place[0]);
        if (event.asn() == null) {
            row.setNull(3, Types.BIGINT);
        } else {
            row.setLong(3, event.asn());
        }
        row.setString(4, event.asn() == null ? null : "AS" + event.asn());
        String[] spot = place.length > 1 ? place[1].split(",") : new String[2];
        row.setString(5, place.length > 1 ? "city at " + place[1] : null);
        for (int i = 0; i < 2; i++) {
            if (spot[i] == null) {
                row.setNull(6 + i, Types.DOUBLE);
            } else {
                row.setDouble(6 + i, Double.parseDouble(spot[i]));
            }
        }
    }
}
