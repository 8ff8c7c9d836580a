package io.saslwatch.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Hands out one connection to one caller after the other, in the order in which they asked. SQLite has one writer
 * anyway; a single connection keeps its page cache warm, and cannot meet {@code SQLITE_BUSY} within the process. A pool
 * of one does the same, but costs a start of its own.
 */
final class SerialDataSource extends AbstractDataSource implements AutoCloseable {

    private static final Set<String> ENDS_TRANSACTION = Set.of("rollback", "setAutoCommit");

    private final Connection connection;
    private final Duration patience;
    private final Semaphore turn = new Semaphore(1, true);
    private volatile Thread holder;

    /**
     * Owns the connection from now on.
     *
     * @param patience how long a caller waits for its turn before it gets an exception
     */
    SerialDataSource(Connection connection, Duration patience) {
        this.connection = connection;
        this.patience = patience;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (holder == Thread.currentThread()) {
            throw new IllegalStateException("This thread holds the store's only connection and asks for another one");
        }
        try {
            if (!turn.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SQLTransientConnectionException("The store's connection was busy for " + patience.toSeconds()
                    + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("Interrupted while waiting for the store's connection", e);
        }
        holder = Thread.currentThread();
        return lent();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public void close() throws SQLException {
        // A caller who is still at it gets the time to finish; closing beneath it could leave its transaction half done
        boolean ours = turn.tryAcquire();
        try {
            if (!ours) {
                ours = turn.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connection.close();
    }

    private Connection lent() {
        AtomicBoolean returned = new AtomicBoolean();
        return (Connection) Proxy.newProxyInstance(Connection.class.getClassLoader(), new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
                switch (method.getName()) {
                    case "close":
                        if (returned.compareAndSet(false, true)) {
                            giveBack();
                        }
                        return null;
                    case "isClosed":
                        return returned.get() || connection.isClosed();
                    case "equals":
                        return proxy == arguments[0];
                    case "hashCode":
                        return System.identityHashCode(proxy);
                    default:
                        if (returned.get()) {
                            throw new SQLException("The connection was given back");
                        }
                        return call(method, arguments);
                }
            });
    }

    private Object call(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            // After a full disk or another grave error SQLite has rolled back already; when the driver is then asked
            // to do so, or to leave the transaction, it complains that there is none
            if (ENDS_TRANSACTION.contains(method.getName()) && String.valueOf(e.getCause().getMessage())
                .contains("no transaction is active")) {
                return null;
            }
            throw e.getCause();
        }
    }

    private void giveBack() throws SQLException {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } finally {
            holder = null;
            turn.release();
        }
    }
}
