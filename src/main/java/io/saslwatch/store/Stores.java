package io.saslwatch.store;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens stores. Thread-safe. */
public final class Stores {

    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(2);

    private final InstantSource clock;
    private final StoreEvents events;

    /** With the clock that stamps rows, and who is told of what happens. */
    public Stores(InstantSource clock, StoreEvents events) {
        this.clock = clock;
        this.events = events;
    }

    /**
     * Opens a lasting store: takes its lock, makes or migrates its tables.
     *
     * @throws StoreException when it cannot be used, or another process uses it
     */
    public Store open(StoreConfig config) {
        Dialect dialect = Dialect.of(config.url());
        List<AutoCloseable> opened = new ArrayList<>();
        try {
            return dialect == Dialect.SQLITE ? openFile(config, opened) : openServer(dialect, config, opened);
        } catch (RuntimeException e) {
            closeAfter(e, opened);
            throw e;
        }
    }

    /**
     * Opens a lasting store beside the process that writes to it: takes no lock, makes nothing, and holds up nobody.
     * SQLite's readers see the last committed batch (WAL).
     *
     * @throws StoreException when there is none, or its tables are not those of this version
     */
    public StoreReader read(StoreConfig config) {
        Dialect dialect = Dialect.of(config.url());
        List<AutoCloseable> opened = new ArrayList<>();
        try {
            DataSource database;
            String name;
            if (dialect == Dialect.SQLITE) {
                Path file = SqliteDatabase.file(config.url(), config.home());
                SerialDataSource serial = SqliteDatabase.openExisting(file);
                opened.add(serial);
                database = serial;
                name = file.toString();
            } else {
                ServerDatabase server = new ServerDatabase(dialect, config);
                database = new UnpooledDataSource(() -> {
                    Connection connection = server.connect();
                    // what one transaction reads is one state
                    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                    return connection;
                });
                name = JdbcUrl.masked(config.url());
            }
            new Schema(dialect, database, name, events).requireCurrent();
            return new StoreReader(database, clock, opened);
        } catch (RuntimeException e) {
            closeAfter(e, opened);
            throw e;
        }
    }

    /**
     * Opens what a lasting store holds for trying rules on it, beside the process that writes to it: takes no lock and
     * copies nothing. Whatever is written, alerts above all, is gone when it is closed.
     *
     * @throws StoreException when there is none, or its tables are not those of this version
     */
    public Store trial(StoreConfig config) {
        Dialect dialect = Dialect.of(config.url());
        List<AutoCloseable> opened = new ArrayList<>();
        String name = JdbcUrl.masked(config.url());
        try {
            read(config).close();
            SerialDataSource session = dialect == Dialect.SQLITE ? SqliteDatabase.openTemporary()
                : new SerialDataSource(new ServerDatabase(dialect, config).connect(), SqliteDatabase.PATIENCE);
            opened.add(session);
            Schema schema = new Schema(dialect, session, name, events);
            if (dialect == Dialect.SQLITE) {
                schema.createTemporary();
            }
            try (Connection connection = session.getConnection()) {
                if (dialect == Dialect.SQLITE) {
                    Trial.attach(connection, SqliteDatabase.file(config.url(), config.home()));
                } else {
                    Trial.shadow(connection, dialect);
                }
            }
            return assemble(name, dialect, session, schema, StoreLock.NONE, config.collector(), config.dayZone(), opened);
        } catch (SQLException e) {
            StoreException failed = new StoreException("The store " + name + " cannot be tried on: "
                + JdbcUrl.masked(e, config.password()) + ". The file must be readable, or the database's user allowed to "
                + "make temporary tables.", e);
            closeAfter(failed, opened);
            throw failed;
        } catch (RuntimeException e) {
            closeAfter(e, opened);
            throw e;
        }
    }

    /**
     * Takes the lock of a lasting store so that it can be put aside: nobody else opens it until the lock is closed. A file
     * is not opened for that, and need not be one that this version understands.
     *
     * @throws StoreException when another process uses it
     */
    public AutoCloseable lock(StoreConfig config) {
        if (Dialect.of(config.url()) != Dialect.SQLITE) {
            return open(config);
        }
        Path file = SqliteDatabase.file(config.url(), config.home());
        return Files.exists(file) ? FileStoreLock.take(file, process()) : () -> { };
    }

    /** Opens an empty store of which nothing is left after it is closed. It has no indexes besides its keys. */
    public Store temporary(String collector, ZoneId dayZone) {
        List<AutoCloseable> opened = new ArrayList<>();
        try {
            SerialDataSource dataSource = SqliteDatabase.openTemporary();
            opened.add(dataSource);
            Schema schema = new Schema(Dialect.SQLITE, dataSource, "temporary", events);
            schema.createTemporary();
            return assemble("(temporary)", Dialect.SQLITE, dataSource, schema, StoreLock.NONE, collector, dayZone,
                opened);
        } catch (RuntimeException e) {
            closeAfter(e, opened);
            throw e;
        }
    }

    private Store openFile(StoreConfig config, List<AutoCloseable> opened) {
        Path file = SqliteDatabase.file(config.url(), config.home());
        SqliteDatabase.prepare(file);
        StoreLock lock = FileStoreLock.take(file, process());
        opened.add(lock);
        SerialDataSource dataSource = SqliteDatabase.open(file);
        opened.add(dataSource);
        Schema schema = new Schema(Dialect.SQLITE, dataSource, file.toString(), events);
        schema.migrate(config.indexes());
        return assemble(file.toString(), Dialect.SQLITE, dataSource, schema, lock, config.collector(), config.dayZone(),
            opened);
    }

    private Store openServer(Dialect dialect, StoreConfig config, List<AutoCloseable> opened) {
        String name = JdbcUrl.masked(config.url());
        ServerDatabase server = new ServerDatabase(dialect, config);
        DataSource pool;
        Schema schema;
        SessionStoreLock lock = new SessionStoreLock(name, config.collector(), SessionLocks.valueOf(dialect.name()),
            server::connect, events, clock);
        try {
            boolean taken = lock.take(LOCK_PATIENCE);
            opened.add(lock);
            var dataSource = server.pool();
            opened.add(dataSource);
            pool = dataSource;
            if (!taken) {
                throw new StoreException("The store " + name + " is in use for the collector " + config.collector()
                    + " by " + new Lease(new JdbcTemplate(pool), config.collector(), clock).holder()
                    + ". Stop that process first, or give this one a name of its own with saslwatch.store.collector.");
            }
            schema = new Schema(dialect, new UnpooledDataSource(server::connect), name, events);
            schema.migrate(config.indexes());
        } catch (SQLException e) {
            throw new StoreException("The store " + name + " cannot be opened: " + JdbcUrl.masked(e, config.password())
                + ". Check saslwatch.store.url, saslwatch.store.user and saslwatch.store.password, and that the "
                + "database runs and lets this host in.", e);
        }
        return assemble(name, dialect, pool, schema, lock, config.collector(), config.dayZone(), opened);
    }

    private Store assemble(String name, Dialect dialect, DataSource dataSource, Schema schema, StoreLock lock,
                           String collector, ZoneId dayZone, List<AutoCloseable> opened) {
        JdbcTemplate database = new JdbcTemplate(dataSource);
        TransactionTemplate transaction = Store.transactionOf(dataSource);
        Lease lease = new Lease(database, collector, clock);
        lease.take(transaction, process() + " since " + clock.instant());
        return new Store(new StoreParts(name, lock != StoreLock.NONE, dialect, dataSource, database, transaction, lock,
            lease, schema, collector, dayZone, clock), opened);
    }

    private static String process() {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            host = "unknown host";
        }
        return "process " + ProcessHandle.current().pid() + " on " + host;
    }

    private static void closeAfter(RuntimeException failure, List<AutoCloseable> opened) {
        try {
            StoreParts.closeAll(opened);
        } catch (StoreException e) {
            failure.addSuppressed(e);
        }
    }
}
