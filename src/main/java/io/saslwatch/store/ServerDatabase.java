package io.saslwatch.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** Connections to PostgreSQL or MariaDB: a pool for work, and single ones for locks and migrations. */
final class ServerDatabase {

    /** One for the writer, one for the reader's positions, and two for reports. */
    private static final int POOL = 4;
    /** Stopping the service must not take long when the database is away. */
    private static final long WAIT_FOR_CONNECTION_MILLIS = 5_000;

    private static final Map<Dialect, Map<String, String>> OPTIONS = Map.of(
        Dialect.POSTGRESQL, Map.of(
            "connectTimeout", "5",
            "socketTimeout", "120",
            "tcpKeepAlive", "true",
            // One statement with many rows instead of many statements
            "reWriteBatchedInserts", "true",
            "ApplicationName", "saslwatch"),
        Dialect.MARIADB, Map.of(
            "connectTimeout", "5000",
            "socketTimeout", "120000",
            "tcpKeepAlive", "true",
            "useBulkStmts", "true"));
    /** What must not end a migration that builds an index over millions of rows, nor the lock's long silence. */
    private static final String SOCKET_TIMEOUT = "socketTimeout";

    private final Dialect dialect;
    private final StoreConfig config;

    ServerDatabase(Dialect dialect, StoreConfig config) {
        this.dialect = dialect;
        this.config = config;
    }

    /** The pool; its first connection is made now, so that a wrong address shows at once. */
    HikariDataSource pool() {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("saslwatch-store");
        pool.setJdbcUrl(config.url());
        options(true).forEach(pool::addDataSourceProperty);
        if (!config.user().isEmpty()) {
            pool.setUsername(config.user());
            pool.setPassword(config.password());
        }
        pool.setMaximumPoolSize(POOL);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(WAIT_FOR_CONNECTION_MILLIS);
        // MariaDB's default locks gaps, with which two collectors that add to the same day run into deadlocks
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return new HikariDataSource(pool);
    }

    /** A connection outside of the pool. */
    Connection connect() throws SQLException {
        Properties properties = new Properties();
        options(false).forEach(properties::setProperty);
        if (!config.user().isEmpty()) {
            properties.setProperty("user", config.user());
            properties.setProperty("password", config.password());
        }
        return DriverManager.getConnection(config.url(), properties);
    }

    private Map<String, String> options(boolean timeout) {
        Map<String, String> options = new LinkedHashMap<>(OPTIONS.get(dialect));
        if (!timeout) {
            options.remove(SOCKET_TIMEOUT);
        }
        // What the operator wrote into the address holds
        options.keySet().removeIf(name -> config.url().matches(".*[?&]" + name + "=.*"));
        return options;
    }
}
