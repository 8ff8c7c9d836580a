package io.saslwatch.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * The lock of a store on a server: held by a connection of its own for as long as that lives. When the connection is
 * lost the server gives the lock away, so writing stops until this process has it again. Thread-safe.
 */
final class SessionStoreLock implements StoreLock {

    /** Opens a connection outside of the pool. */
    interface Connector {
        Connection connect() throws SQLException;
    }

    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final long TRY_EVERY_MILLIS = 100;
    private static final int ANSWER_WITHIN_SECONDS = 3;

    private final String store;
    private final String collector;
    private final SessionLocks locks;
    private final Connector connector;
    private final StoreEvents events;
    private final InstantSource clock;
    private Connection connection;
    private Instant looked;

    SessionStoreLock(String store, String collector, SessionLocks locks, Connector connector, StoreEvents events,
                     InstantSource clock) {
        this.store = store;
        this.collector = collector;
        this.locks = locks;
        this.connector = connector;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes the lock for the first time; false when another process has it.
     *
     * @param patience how long to try: a server may take a moment to notice that the last holder is dead
     */
    boolean take(Duration patience) throws SQLException {
        long end = System.nanoTime() + patience.toNanos();
        boolean taken = take();
        try {
            while (!taken && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(TRY_EVERY_MILLIS);
                taken = take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return taken;
    }

    private synchronized boolean take() throws SQLException {
        Connection candidate = connector.connect();
        boolean taken = false;
        try {
            taken = locks.take(candidate, collector);
        } finally {
            if (taken) {
                connection = candidate;
                looked = clock.instant();
            } else {
                candidate.close();
            }
        }
        return taken;
    }

    @Override
    public synchronized void check() {
        Instant now = clock.instant();
        if (connection != null && now.isBefore(looked.plus(LOOK_EVERY)) && !now.isBefore(looked)) {
            return;
        }
        try {
            if (connection != null && connection.isValid(ANSWER_WITHIN_SECONDS)) {
                looked = now;
                return;
            }
            close();
            if (take()) {
                events.lockRegained(store);
                return;
            }
        } catch (SQLException e) {
            throw new StoreException("The lock on the store " + store + " was lost with its connection and cannot be "
                + "taken again: " + JdbcUrl.masked(e, null) + ". Writing goes on when the database answers.", e);
        }
        throw new StoreException("The lock on the store " + store + " was lost with its connection, and another "
            + "session holds it for the collector " + collector + ". If that is a second saslwatch, stop one of them; "
            + "the session of a broken connection ends by itself, then writing goes on.");
    }

    @Override
    public synchronized void close() {
        if (connection != null) {
            try (Connection ending = connection) {
                locks.release(ending);
            } catch (SQLException e) {
                // broken: the server has ended the session, or will
            }
            connection = null;
        }
    }
}
