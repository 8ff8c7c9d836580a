package io.saslwatch.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.saslwatch.event.EventBatch;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The store in a real PostgreSQL, tests take turns with a schema. */
class PostgresStoreTest extends OutboxContract {

    private static EmbeddedPostgres server;
    private static int number;
    private static String reused;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Override
    String freshUrl() throws SQLException {
        String schema = "t" + number++;
        try (Connection connection = server.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute("CREATE SCHEMA " + schema);
        }
        return server.getJdbcUrl("postgres", "postgres").replaceAll("[?&]user=[^&]*", "?x=y") + "&currentSchema="
            + schema + "&password=s3cret";
    }

    @Override
    String emptyUrl() throws SQLException {
        if (reused == null) {
            reused = freshUrl();
            return reused;
        }
        try (Connection connection = server.getPostgresDatabase().getConnection()) {
            connection.setSchema("t0");
            empty(connection);
        }
        return reused;
    }

    @Override
    String user() {
        return "postgres";
    }

    @Override
    String password() {
        return "s3cret";
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
        killSessions();
        clock.forward(Duration.ofSeconds(6));

        EventBatch batch = log.to(100, log.success(0));
        assertThat(routes.store(batch)).isInstanceOf(StoreException.class).hasMessageContaining("reading waits")
            .hasMessageNotContaining("s3cret");
        storeInTheEnd(batch);

        assertThat(told.lines).contains("regained");
        assertThat(strings("SELECT id FROM events")).containsExactly("k1-0");
        assertThat(csvLines()).hasSize(2);
    }

    @Test
    void stopsWritingWhenTheLockIsGone() throws Exception {
        Batches log = batches();
        String schema = sql.queryForObject("SELECT current_schema()", String.class);
        killSessions();
        try (Connection other = server.getPostgresDatabase().getConnection()) {
            other.setSchema(schema);
            assertThat(SessionLocks.POSTGRESQL.take(other, "mx1")).isTrue();
            clock.forward(Duration.ofSeconds(6));

            EventBatch batch = log.to(100, log.success(0));
            await().untilAsserted(() -> assertThat(routes.store(batch)).isInstanceOf(StoreException.class)
                .hasMessageContaining("another session").hasMessageNotContaining("s3cret"));
            assertThat(strings("SELECT id FROM events")).isEmpty();
        }
    }

    private void killSessions() throws SQLException {
        try (Connection admin = server.getPostgresDatabase().getConnection()) {
            admin.createStatement().execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                + "WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'");
        }
    }
}
