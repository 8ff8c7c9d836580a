package io.saslwatch.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SerialDataSourceTest {

    private SerialDataSource source;

    @BeforeEach
    void open() throws SQLException {
        source = new SerialDataSource(DriverManager.getConnection("jdbc:sqlite::memory:"), Duration.ofMillis(200));
    }

    @AfterEach
    void close() throws SQLException {
        source.close();
    }

    @Test
    void takesBackWhatWasNotCommitted() throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.createStatement().execute("CREATE TABLE t (x INTEGER)");
            connection.setAutoCommit(false);
            connection.createStatement().execute("INSERT INTO t VALUES (1)");
        }
        try (Connection connection = source.getConnection();
             var rows = connection.createStatement().executeQuery("SELECT COUNT(*) FROM t")) {
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(rows.getInt(1)).isZero();
        }
    }

    @Test
    void refusesASecondConnectionToTheThreadThatHasIt() throws SQLException {
        try (Connection connection = source.getConnection()) {
            assertThat(connection.isClosed()).isFalse();
            assertThatThrownBy(source::getConnection).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void letsOthersWaitForTheirTurn() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<Boolean> other;
        try (Connection connection = source.getConnection()) {
            assertThat(connection.isClosed()).isFalse();
            other = CompletableFuture.supplyAsync(() -> {
                asked.countDown();
                try (Connection next = source.getConnection()) {
                    return !next.isClosed();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            asked.await();
        }
        assertThat(other.get()).isTrue();
    }

    @Test
    void doesNotLetThemWaitForEver() throws SQLException {
        try (Connection connection = source.getConnection()) {
            assertThat(connection.isClosed()).isFalse();
            assertThatThrownBy(() -> CompletableFuture.runAsync(() -> {
                try {
                    source.getConnection();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }).get()).isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(SQLTransientConnectionException.class);
        }
    }

    @Test
    void isDeadInTheHandsOfWhoGaveItBack() throws SQLException {
        Connection connection = source.getConnection();
        connection.close();
        connection.close();

        assertThat(connection.isClosed()).isTrue();
        assertThatThrownBy(connection::createStatement).isInstanceOf(SQLException.class);
        try (Connection next = source.getConnection()) {
            assertThat(next.isClosed()).isFalse();
        }
    }
}
