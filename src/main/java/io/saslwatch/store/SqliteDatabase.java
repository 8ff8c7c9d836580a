package io.saslwatch.store;

import io.saslwatch.config.StoreFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.sqlite.JDBC;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/** Opens SQLite's connection as the store needs it. Stateless. */
final class SqliteDatabase {

    /** How long a call waits for the connection; other programs reading the file do not hold it up (WAL). */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int STEPS_BETWEEN_LOOKS = 1_000_000;
    private static final List<String> LASTING = List.of(
        // Of a new file only. Bigger pages and a longer log halve what committing costs when much is caught up
        "PRAGMA page_size = 8192",
        // Readers do not wait for the writer, and a crash of the process loses nothing. A power cut may lose the last
        // transactions as a whole, which are then read from the logs again.
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = NORMAL",
        "PRAGMA wal_autocheckpoint = 4000",
        "PRAGMA busy_timeout = 10000",
        "PRAGMA cache_size = -24000");
    private static final List<String> READING = List.of(
        "PRAGMA busy_timeout = 10000",
        // A sort takes as much memory as the cache may; sorting small runs and merging them is twice as fast
        "PRAGMA cache_size = -2000");
    private static final List<String> TEMPORARY = List.of(
        "PRAGMA page_size = 16384",
        // Rolling back must work, surviving need not
        "PRAGMA journal_mode = MEMORY",
        "PRAGMA synchronous = OFF",
        "PRAGMA cache_size = -32000");

    private SqliteDatabase() {
    }

    /** The file of an address; relative ones start at {@code home}. */
    static Path file(String url, Path home) {
        String name = StoreFile.name(url);
        if (name.isEmpty() || name.startsWith(":") || name.startsWith("file:")) {
            throw new StoreException("saslwatch.store.url is '" + url + "': the path of a file is needed, because read "
                + "positions must outlive the process. Write for example jdbc:sqlite:data/saslwatch.db.");
        }
        return home.resolve(name).toAbsolutePath().normalize();
    }

    /** Makes the file and its folder when they are missing, so that the lock has something to stand beside. */
    static void prepare(Path file) {
        try {
            Files.createDirectories(file.getParent());
            if (!Files.exists(file)) {
                Files.createFile(file);
            }
        } catch (IOException e) {
            throw new StoreException("The store " + file + " cannot be made: " + JdbcUrl.masked(e, null)
                + ". Make its folder writable for this user, or set saslwatch.store.url.", e);
        }
    }

    /** Opens the file for reading and writing. */
    static SerialDataSource open(Path file) {
        return open(file, LASTING);
    }

    private static SerialDataSource open(Path file, List<String> settings) {
        try {
            return new SerialDataSource(connect(Dialect.SQLITE.prefix() + file, settings), PATIENCE);
        } catch (SQLException e) {
            throw new StoreException("The store " + file + " cannot be opened: " + JdbcUrl.masked(e, null)
                + ". It must be an SQLite 3 file that this user can write, on a local disk.", e);
        }
    }

    /** Opens a file that is there, for reading beside its writer. */
    static SerialDataSource openExisting(Path file) {
        if (!Files.isReadable(file)) {
            throw new StoreException("There is no store that can be read at " + file
                + ". Start 'saslwatch run' once, or correct saslwatch.store.url.");
        }
        return open(file, READING);
    }

    /**
     * A database without a name: SQLite keeps it in memory as far as its cache goes and beyond in a file without a
     * name in the folder for temporary files, of which nothing is left however the process ends.
     */
    static SerialDataSource openTemporary() {
        try {
            Connection connection = connect(Dialect.SQLITE.prefix(), TEMPORARY);
            // a query of a rule that is tried may never end by itself
            ProgressHandler.setHandler(connection, STEPS_BETWEEN_LOOKS, new ProgressHandler() {
                @Override
                protected int progress() {
                    return Thread.currentThread().isInterrupted() ? 1 : 0;
                }
            });
            return new SerialDataSource(connection, PATIENCE);
        } catch (SQLException e) {
            throw new StoreException("A temporary store cannot be made: " + JdbcUrl.masked(e, null)
                + ". SQLite needs room in the folder for temporary files (SQLITE_TMPDIR).", e);
        }
    }

    private static Connection connect(String url, List<String> settings) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        // so that a file can be attached for reading only
        config.setOpenMode(SQLiteOpenMode.OPEN_URI);
        // Not through DriverManager, which would load the other two drivers as well
        Connection connection = JDBC.createConnection(url, config.toProperties());
        try (Statement statement = connection.createStatement()) {
            for (String setting : settings) {
                statement.execute(setting);
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }
}
