package io.saslwatch.deliver;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The committed lengths of the CSV files, in the store's table {@code csv_file}. A file is entered before its first
 * byte is written, so that after a crash it is known which bytes nobody committed. Thread-safe.
 */
final class CsvLedger {

    private final JdbcTemplate database;
    private final TransactionTemplate transaction;
    private final String collector;

    CsvLedger(DataSource database, String collector) {
        this.database = new JdbcTemplate(database);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        this.collector = collector;
    }

    String collector() {
        return collector;
    }

    /** The committed length; empty when the file is not known. */
    OptionalLong length(String path) {
        return database.queryForList("SELECT length FROM csv_file WHERE collector = ? AND path = ?", Long.class,
            collector, path).stream().mapToLong(Long::longValue).findFirst();
    }

    /** All files and their committed lengths. */
    Map<String, Long> lengths() {
        Map<String, Long> lengths = new TreeMap<>();
        database.query("SELECT path, length FROM csv_file WHERE collector = ?",
            row -> {
                lengths.put(row.getString(1), row.getLong(2));
            }, collector);
        return lengths;
    }

    /** Commits a length outside of any batch: of a file that is new, or that somebody else changed. */
    void enter(String path, long length) {
        transaction.executeWithoutResult(status -> {
            int rows = database.update("UPDATE csv_file SET length = ? WHERE collector = ? AND path = ?", length,
                collector, path);
            if (rows == 0) {
                database.update("INSERT INTO csv_file (collector, path, length) VALUES (?, ?, ?)", collector, path,
                    length);
            }
        });
    }

    /** In the current transaction: a file of that length stands beside this one and takes its place once committed. */
    void swapping(String path, long length) {
        database.update("UPDATE csv_file SET length = ?, swap = 1 WHERE collector = ? AND path = ?", length, collector,
            path);
    }

    /** Whether a committed new file may not have its name yet. */
    boolean isSwapping(String path) {
        return database.queryForList("SELECT swap FROM csv_file WHERE collector = ? AND path = ?", Integer.class,
            collector, path).stream().anyMatch(swap -> swap == 1);
    }

    /** Files whose committed new one may not have its name yet. */
    List<String> swaps() {
        return database.queryForList("SELECT path FROM csv_file WHERE collector = ? AND swap = 1", String.class,
            collector);
    }

    /** The new file has its name. */
    void swapped(String path) {
        database.update("UPDATE csv_file SET swap = 0 WHERE collector = ? AND path = ?", collector, path);
    }

    /** Forgets a file that is no more. */
    void remove(String path) {
        database.update("DELETE FROM csv_file WHERE collector = ? AND path = ?", collector, path);
    }
}
