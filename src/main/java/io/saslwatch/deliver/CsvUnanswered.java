package io.saslwatch.deliver;

import io.saslwatch.event.NameStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The table {@code csv_unanswered}: which files have rows of addresses whose name nobody with authority had told when
 * the rows were written. Changed in the transactions that commit the files' lengths.
 */
final class CsvUnanswered {

    /** The words of {@link io.saslwatch.event.AddressFacts#isAnswered}. */
    private static final String ANSWERED = Stream.of(NameStatus.values())
        .filter(status -> status != NameStatus.OFF && !status.isPassing())
        .map(status -> '\'' + status.name().toLowerCase(Locale.ROOT) + '\'').collect(Collectors.joining(", "));

    private static final int AT_ONCE = 200;

    private final JdbcTemplate database;
    private final String collector;

    CsvUnanswered(JdbcTemplate database, String collector) {
        this.database = database;
        this.collector = collector;
    }

    /** Notes addresses of a file's new rows. */
    void add(String path, Set<String> addresses) {
        List<String> added = new ArrayList<>(new TreeSet<>(addresses));
        for (int from = 0; from < addresses.size(); from += AT_ONCE) {
            added.removeAll(known(path, List.copyOf(addresses).subList(from,
                Math.min(from + AT_ONCE, addresses.size()))));
        }
        each("INSERT INTO csv_unanswered (collector, path, ip) VALUES (?, ?, ?)", path, added);
    }

    private Set<String> known(String path, List<String> addresses) {
        List<Object> keys = new ArrayList<>(List.of(collector, path));
        keys.addAll(addresses);
        return Set.copyOf(database.queryForList("SELECT ip FROM csv_unanswered WHERE collector = ? AND path = ? AND ip IN ("
            + String.join(",", Collections.nCopies(addresses.size(), "?")) + ")", String.class, keys.toArray()));
    }

    /** Files with addresses that have been answered since, and those addresses. */
    Map<String, Set<String>> answered() {
        Map<String, Set<String>> answered = new TreeMap<>();
        database.query("SELECT u.path, u.ip FROM csv_unanswered u JOIN address a ON a.ip = u.ip WHERE u.collector = ? "
            + "AND a.name_status IN (" + ANSWERED + ")", row -> {
                answered.computeIfAbsent(row.getString(1), path -> new TreeSet<>()).add(row.getString(2));
            }, collector);
        return answered;
    }

    /** All files that have any. */
    List<String> files() {
        return database.queryForList("SELECT DISTINCT path FROM csv_unanswered WHERE collector = ?", String.class,
            collector);
    }

    /** These addresses' rows in the file are up to date. */
    void remove(String path, Collection<String> addresses) {
        each("DELETE FROM csv_unanswered WHERE collector = ? AND path = ? AND ip = ?", path, List.copyOf(addresses));
    }

    /** The file will not be rewritten any more. */
    void forget(String path) {
        database.update("DELETE FROM csv_unanswered WHERE collector = ? AND path = ?", collector, path);
    }

    private void each(String statement, String path, List<String> addresses) {
        database.batchUpdate(statement, addresses, Math.max(1, addresses.size()), (row, ip) -> {
            row.setString(1, collector);
            row.setString(2, path);
            row.setString(3, ip);
        });
    }
}
