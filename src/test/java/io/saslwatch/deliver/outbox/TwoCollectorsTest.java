package io.saslwatch.deliver.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.saslwatch.event.Severity;
import io.saslwatch.store.StoreConfig;
import io.saslwatch.store.StoreEvents;
import io.saslwatch.store.Stores;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two collectors with a sink of the same name, on one PostgreSQL. */
class TwoCollectorsTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int ALERTS = 60;

    @TempDir
    private Path home;

    private SinkHarness collector(String name, String url) throws Exception {
        return new SinkHarness(new Stores(InstantSource.system(), StoreEvents.logging()).open(
            new StoreConfig(url, home, "postgres", "", name, ZoneOffset.UTC, true)), Map.of());
    }

    @Test
    void eachAlertLeavesOnce() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
                HookServer server = new HookServer();
                SinkHarness one = collector("mx1", postgres.getJdbcUrl("postgres", "postgres"));
                SinkHarness two = collector("mx2", postgres.getJdbcUrl("postgres", "postgres"))) {
            for (SinkHarness each : new SinkHarness[] {one, two}) {
                each.sink("hook", "sink-webhook", Map.of("kind", "json", "url", server.url("/")));
            }
            await().atMost(SOON).until(() -> one.knows("hook"));
            for (int i = 0; i < ALERTS; i++) {
                (i % 2 == 0 ? one : two).raise(Severity.HIGH, "user" + i);
                // both look at the same time
                one.wake();
                two.wake();
            }

            await().atMost(SOON).untilAsserted(() -> {
                one.wake();
                two.wake();
                assertThat(one.deliveries().stream().filter("hook|sent|1"::equals)).as(one.lastError()).hasSize(ALERTS);
            });
            assertThat(server.posts).extracting(HookServer.Post::key).doesNotHaveDuplicates().hasSize(ALERTS);
        }
    }
}
