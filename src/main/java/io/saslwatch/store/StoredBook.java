package io.saslwatch.store;

import io.saslwatch.event.AddressBook;
import io.saslwatch.event.AddressFacts;
import io.saslwatch.event.AddressPlace;
import io.saslwatch.event.NameStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The table {@code address} as a book to look addresses up in. What will not change soon is kept in memory; what waits
 * for a name is read again each time, for another process may write the answer. Thread-safe.
 */
final class StoredBook implements AddressBook {

    /** The columns that {@link #facts} reads, in its order. */
    static final String COLUMNS = "name, name_status, country, city, latitude, longitude, asn, aso, place_sources";

    /** How many addresses are worth keeping. */
    static final int KEPT = 100_000;

    private static final int AT_ONCE = 200;

    private final JdbcTemplate database;
    private final Map<String, AddressFacts> kept;

    /** @param most how many addresses are kept in memory; 0 for what shall always be read anew */
    StoredBook(JdbcTemplate database, int most) {
        this.database = database;
        this.kept = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, AddressFacts> eldest) {
                return size() > most;
            }
        };
    }

    @Override
    public Map<String, AddressFacts> of(Set<String> addresses) {
        Map<String, AddressFacts> found = new HashMap<>(addresses.size() * 2);
        List<String> missing = new ArrayList<>();
        synchronized (kept) {
            for (String ip : addresses) {
                AddressFacts facts = kept.get(ip);
                if (facts == null) {
                    missing.add(ip);
                } else {
                    found.put(ip, facts);
                }
            }
        }
        for (int from = 0; from < missing.size(); from += AT_ONCE) {
            read(missing.subList(from, Math.min(from + AT_ONCE, missing.size())), found);
        }
        return found;
    }

    /** Takes facts that are in the store for certain. */
    void keep(String ip, AddressFacts facts) {
        synchronized (kept) {
            kept.put(ip, facts);
        }
    }

    /** The rows of these addresses are being written. */
    void forget(Collection<String> addresses) {
        synchronized (kept) {
            addresses.forEach(kept::remove);
        }
    }

    private void read(List<String> addresses, Map<String, AddressFacts> found) {
        // Always the same statement, so that drivers and databases prepare it once
        List<Object> keys = new ArrayList<>(Collections.nCopies(AT_ONCE, null));
        Map<String, String> asked = new HashMap<>();
        for (int i = 0; i < addresses.size(); i++) {
            String key = AddressRows.key(addresses.get(i));
            keys.set(i, key);
            asked.put(key, addresses.get(i));
        }
        database.query("SELECT " + COLUMNS + ", ip FROM address WHERE ip IN ("
            + String.join(",", Collections.nCopies(AT_ONCE, "?")) + ")", (ResultSet row) -> {
                AddressFacts facts = facts(row, 1);
                String ip = asked.get(row.getString(10));
                found.put(ip, facts);
                if (facts.isAnswered() || facts.status() == NameStatus.OFF) {
                    keep(ip, facts);
                }
            }, keys.toArray());
    }

    /** Reads {@link #COLUMNS} from a column on. */
    static AddressFacts facts(ResultSet row, int from) throws SQLException {
        String status = row.getString(from + 1);
        double latitude = row.getDouble(from + 4);
        Double north = row.wasNull() ? null : latitude;
        double longitude = row.getDouble(from + 5);
        Double east = row.wasNull() ? null : longitude;
        long number = row.getLong(from + 6);
        Long asn = row.wasNull() ? null : number;
        return new AddressFacts(row.getString(from), status(status), new AddressPlace(row.getString(from + 2),
            row.getString(from + 3), north, east, asn, row.getString(from + 7), row.getString(from + 8)));
    }

    static NameStatus status(String word) {
        return word == null ? null : NameStatus.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
