package io.saslwatch.store;

import io.saslwatch.event.AddressFacts;
import io.saslwatch.event.AddressPlace;
import io.saslwatch.event.SeenAddress;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the table {@code address} up to date for events that are stored already, slice by slice, each in a transaction.
 * For one thread, in the process that holds the store's lock.
 */
public final class AddressRefresh {

    private static final int SLICE = 500;
    private static final String OCCURRING = "SELECT ip, MIN(time), MAX(time) FROM event WHERE ip > ? AND time >= ? "
        + "GROUP BY ip ORDER BY ip LIMIT " + SLICE;
    private static final String INSERT = "INSERT INTO address (country, city, latitude, longitude, asn, aso, "
        + "place_sources, place_checked, ip, name_status, name_due, first_seen, last_seen) VALUES ("
        + String.join(", ", Collections.nCopies(13, "?")) + ")";
    private static final String PLACE = "UPDATE address SET country = ?, city = ?, latitude = ?, longitude = ?, asn = ?, "
        + "aso = ?, place_sources = ?, place_checked = ? WHERE ip = ?";
    private static final String DUE = "UPDATE address SET name_due = ?, name_failures = 0 WHERE ip = ? "
        + "AND (name_status IS NULL OR name_status IN ('off', 'servfail', 'timeout', 'refused')) "
        + "AND (name_due IS NULL OR name_due > ?)";

    /**
     * An address that occurs.
     *
     * @param ip    the address
     * @param first time of its earliest event since the given time
     * @param last  time of its latest event
     */
    public record Occurring(String ip, Instant first, Instant last) {
    }

    /**
     * What was done.
     *
     * @param addresses that occur in the events
     * @param added     of which the table knew nothing
     * @param moved     that have another place now
     * @param due       whose names will be asked for
     */
    public record Changes(long addresses, long added, long moved, long due) {

        private Changes plus(Changes more) {
            return new Changes(addresses + more.addresses, added + more.added, moved + more.moved, due + more.due);
        }
    }

    private final JdbcTemplate database;
    private final TransactionTemplate transaction;
    private final StoredBook book;
    private final InstantSource clock;

    AddressRefresh(JdbcTemplate database, TransactionTemplate transaction, InstantSource clock) {
        this.database = database;
        this.transaction = transaction;
        this.book = new StoredBook(database, 0);
        this.clock = clock;
    }

    /**
     * Goes through all addresses of events since a time. A known place is never replaced by none.
     *
     * @param look   tells where an address is now
     * @param places whether places are renewed
     * @param names  whether names that nobody with authority has told are made due
     */
    public Changes run(Instant since, Function<Occurring, SeenAddress> look, boolean places, boolean names) {
        Changes all = new Changes(0, 0, 0, 0);
        String after = "";
        while (true) {
            List<Occurring> slice = database.query(OCCURRING, (row, number) -> new Occurring(row.getString(1),
                Micros.instant(row.getLong(2)), Micros.instant(row.getLong(3))), after, Micros.of(since));
            if (slice.isEmpty()) {
                return all;
            }
            all = all.plus(transaction.execute(status -> slice(slice, look, places, names)));
            after = slice.get(slice.size() - 1).ip();
        }
    }

    private Changes slice(List<Occurring> slice, Function<Occurring, SeenAddress> look, boolean places, boolean names) {
        Map<String, AddressFacts> known =
            book.of(slice.stream().map(Occurring::ip).collect(Collectors.toCollection(LinkedHashSet::new)));
        List<SeenAddress> seen = slice.stream().filter(address -> places || !known.containsKey(address.ip())).map(look)
            .toList();
        List<SeenAddress> added = seen.stream().filter(address -> !known.containsKey(address.ip())).toList();
        database.batchUpdate(INSERT, added, SLICE, AddressRefresh::insert);
        List<SeenAddress> moved = seen.stream().filter(address -> known.containsKey(address.ip())
            && differs(address.place(), known.get(address.ip()).place())).toList();
        database.batchUpdate(PLACE, moved, SLICE, AddressRefresh::place);
        long due = names ? due(slice) : 0;
        return new Changes(slice.size(), added.size(), moved.size(), due);
    }

    private long due(List<Occurring> slice) {
        long now = Micros.of(clock.instant());
        // Not as a batch: MariaDB does not count then
        return slice.stream().mapToInt(address -> database.update(DUE, now, address.ip(), now)).sum();
    }

    /** The sources alone are no other place: they change with each update of the data. */
    private static boolean differs(AddressPlace now, AddressPlace before) {
        return now.sources() != null && !now.equals(new AddressPlace(before.country(), before.city(), before.latitude(),
            before.longitude(), before.asn(), before.organisation(), now.sources()));
    }

    private static void place(PreparedStatement row, SeenAddress address) throws SQLException {
        AddressRows.place(row, 1, address.place());
        row.setLong(8, Micros.of(address.checked()));
        row.setString(9, address.ip());
    }

    private static void insert(PreparedStatement row, SeenAddress address) throws SQLException {
        place(row, address);
        AddressRows.nameToAsk(row, 10, address);
        row.setLong(12, Micros.of(address.first()));
        row.setLong(13, Micros.of(address.last()));
    }
}
