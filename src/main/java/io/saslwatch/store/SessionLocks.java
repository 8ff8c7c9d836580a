package io.saslwatch.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;

/** How PostgreSQL and MariaDB lock a name for the life of a connection. Stateless. */
enum SessionLocks {
    /** Advisory lock of the database, a 64-bit number. */
    POSTGRESQL("SELECT current_schema()", "SELECT pg_try_advisory_lock(?)",
        "SELECT pg_advisory_unlock_all()") {
        @Override
        void bind(PreparedStatement statement, byte[] digest) throws SQLException {
            statement.setLong(1, ByteBuffer.wrap(digest).getLong());
        }
    },
    /** Named lock of the whole server, hence the database's name in it; at most 64 characters. */
    MARIADB("SELECT DATABASE()", "SELECT COALESCE(GET_LOCK(?, 0), 0) = 1",
        "SELECT RELEASE_ALL_LOCKS()") {
        @Override
        void bind(PreparedStatement statement, byte[] digest) throws SQLException {
            statement.setString(1, "saslwatch." + HexFormat.of().formatHex(digest, 0, 16));
        }
    };

    private final String place;
    private final String lock;
    private final String release;

    SessionLocks(String place, String lock, String release) {
        this.place = place;
        this.lock = lock;
        this.release = release;
    }

    abstract void bind(PreparedStatement statement, byte[] digest) throws SQLException;

    /** Tries to take the collector's lock on this connection; false when another session has it. */
    boolean take(Connection connection, String collector) throws SQLException {
        String name;
        try (PreparedStatement query = connection.prepareStatement(place); ResultSet rows = query.executeQuery()) {
            rows.next();
            name = "saslwatch\n" + rows.getString(1) + "\n" + collector;
        }
        try (PreparedStatement query = connection.prepareStatement(lock)) {
            bind(query, digest(name));
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }

    /** Gives the connection's locks back; closing it does the same, but the server may take a moment to notice. */
    void release(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(release)) {
            statement.execute();
        }
    }

    private static byte[] digest(String name) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
