package io.saslwatch.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** A new connection each time, for migrations: they may take longer than the pool lets a statement run. */
final class UnpooledDataSource extends AbstractDataSource {

    private final SessionStoreLock.Connector connector;

    UnpooledDataSource(SessionStoreLock.Connector connector) {
        this.connector = connector;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return connector.connect();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }
}
