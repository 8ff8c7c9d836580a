package io.saslwatch.store;

import io.saslwatch.event.AddressFacts;
import io.saslwatch.event.AnsweredName;
import io.saslwatch.event.DueAddress;
import io.saslwatch.event.DueAddresses;
import io.saslwatch.event.KnownName;
import io.saslwatch.event.PlacedAddress;
import io.saslwatch.event.SeenAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** The bean {@code storeAddresses}: the table {@code address} for the routes of enriching and storing. Thread-safe. */
public final class StoreAddresses {

    private static final String DUE = "SELECT ip, name, name_status, name_confirmed, name_asked, name_due, "
        + "name_failures, last_seen FROM address WHERE name_due <= ? ORDER BY name_due LIMIT ?";
    private static final String NEXT = "SELECT MIN(name_due) FROM address WHERE name_due > ?";

    private final JdbcTemplate database;
    private final StoredBook book;
    private final boolean lasting;
    private final InstantSource clock;

    /** @param lasting whether rows of other processes may be there already */
    StoreAddresses(JdbcTemplate database, StoredBook book, boolean lasting, InstantSource clock) {
        this.database = database;
        this.book = book;
        this.lasting = lasting;
        this.clock = clock;
    }

    /**
     * The rows to write for the addresses of a batch, each once.
     *
     * @param seen what the enriching step found; null when an operator took that step out
     */
    public List<SeenAddress> rows(List<SeenAddress> seen) {
        if (seen == null || seen.isEmpty()) {
            return List.of();
        }
        Map<String, SeenAddress> rows = new LinkedHashMap<>(seen.size() * 2);
        for (SeenAddress address : seen) {
            String ip = AddressRows.key(address.ip());
            rows.putIfAbsent(ip, lasting ? address : passing(ip, address));
        }
        if (lasting) {
            book.forget(rows.keySet());
        }
        return List.copyOf(rows.values());
    }

    /** Nobody else writes to a passing store: what is written need not be read back, nor wait for somebody who asks. */
    private SeenAddress passing(String ip, SeenAddress address) {
        if (address.status() == null) {
            return address;
        }
        book.keep(ip, new AddressFacts(null, address.status(), address.place()));
        return new SeenAddress(address.ip(), address.first(), address.last(), address.place(), address.status(), null,
            address.checked());
    }

    /** The rows of these addresses are being written. */
    public List<AnsweredName> names(List<AnsweredName> answered) {
        book.forget(answered.stream().map(AnsweredName::ip).toList());
        return answered;
    }

    /** The rows of these addresses are being written. */
    public List<PlacedAddress> places(List<PlacedAddress> placed) {
        book.forget(placed.stream().map(PlacedAddress::ip).toList());
        return placed;
    }

    /** What is due now, at most so many, and when there will be more. */
    public DueAddresses due(int limit) {
        long now = Micros.of(clock.instant());
        List<DueAddress> due = database.query(DUE, (row, number) -> due(row), now, limit);
        Instant next = due.size() >= limit ? Instant.MIN : next(now);
        return new DueAddresses(due, next);
    }

    private Instant next(long now) {
        Long next = database.queryForObject(NEXT, Long.class, now);
        return next == null ? Instant.MAX : Micros.instant(next);
    }

    private static DueAddress due(ResultSet row) throws SQLException {
        int confirmed = row.getInt(4);
        Boolean pointsBack = row.wasNull() ? null : confirmed == 1;
        return new DueAddress(row.getString(1), new KnownName(row.getString(2), StoredBook.status(row.getString(3)),
            pointsBack, instant(row, 5), instant(row, 6), row.getInt(7)), instant(row, 8));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? null : Micros.instant(micros);
    }
}
