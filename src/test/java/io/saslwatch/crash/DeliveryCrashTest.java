package io.saslwatch.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.saslwatch.event.Finding;
import io.saslwatch.event.Severity;
import io.saslwatch.event.SubjectKind;
import io.saslwatch.store.Store;
import io.saslwatch.store.StoreConfig;
import io.saslwatch.store.StoreEvents;
import io.saslwatch.store.StoreReader;
import io.saslwatch.store.Stores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A JVM of its own delivers alerts to a server that now and then fails, and is ended at random moments. Each
 * alert arrives; it arrives twice only when the process died between the server's answer and its own commit.
 */
class DeliveryCrashTest {

    private static final int KILLS = Integer.getInteger("saslwatch.delivery.kills", 30);
    private static final long SEED = Long.getLong("saslwatch.seed", 20261125);
    private static final int FIRST = 150;
    private static final int EACH = 6;

    @TempDir
    private Path folder;

    private final Stores stores = new Stores(InstantSource.system(), StoreEvents.logging());
    private FlakySink sink;
    private Service service;
    private int raised;

    @BeforeEach
    void prepare() throws Exception {
        sink = new FlakySink(SEED);
        service = new Service(Files.createDirectory(folder.resolve("home")), Map.of());
        try (Store store = stores.open(config())) {
            store.outbox().open("webhook");
        }
        raise(FIRST);
    }

    @AfterEach
    void stop() {
        sink.close();
    }

    private StoreConfig config() {
        return new StoreConfig("jdbc:sqlite:" + folder.resolve("store.db"), folder, "", "", "mx1", ZoneOffset.UTC, true);
    }

    /** What another process does that stores alerts. */
    private void raise(int count) {
        try (StoreReader beside = stores.read(config())) {
            Instant now = Instant.now();
            new TransactionTemplate(new JdbcTransactionManager(beside.dataSource())).executeWithoutResult(status ->
                beside.alerts().store(IntStream.range(raised, raised + count).mapToObj(i -> new Finding("takeover",
                    Severity.HIGH, SubjectKind.USER, "user" + i, now, "found", 1, now, now, List.of(), 0, List.of()))
                    .toList()));
        }
        raised += count;
    }

    private void begin(int life) {
        service.start("io.saslwatch.crash.Deliverer", folder.toString(), sink.url(), String.valueOf(life));
    }

    private void awaitPost(int life) {
        await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(2))
            .until(() -> sink.posts(life) > 0 || !service.runsFor(1));
    }

    @Test
    void eachAlertArrivesAfterThirtyKillsAndTwiceOnlyWhereAKillExplainsIt() throws Exception {
        System.out.println("kills " + KILLS + ", seed " + SEED);
        Random random = new Random(SEED);
        for (int life = 0; life < KILLS; life++) {
            begin(life);
            if (life % 6 == 5) {
                assertThat(service.runsFor(random.nextInt(1_500))).as("life %d: %s", life, service.printed()).isTrue();
            } else {
                awaitPost(life);
                assertThat(service.runsFor(random.nextInt(120))).as("life %d: %s", life, service.printed()).isTrue();
            }
            service.kill();
            raise(EACH);
        }
        drain(KILLS);

        assertThat(sink.keys()).as("alerts that arrived, seed %d", SEED).isEqualTo(keys());
        assertThat(sink.unexplained()).as("came twice although its process went on, seed %d", SEED).isEmpty();
        assertThat(sink.repeated()).as("seed %d", SEED).isLessThanOrEqualTo(KILLS);
        System.out.println("alerts " + raised + ", posts refused " + sink.refused() + ", came twice " + sink.repeated());
    }

    @Test
    void withoutAKillNothingArrivesTwiceWhateverTheServerDoes() throws Exception {
        for (int life = 0; life < 3; life++) {
            begin(life);
            awaitPost(life);
            assertThat(service.terminate()).as("seconds from SIGTERM to the end: %s", service.printed()).isLessThan(15);
        }
        drain(3);

        assertThat(sink.keys()).isEqualTo(keys());
        assertThat(sink.refused()).isPositive();
        assertThat(sink.repeated()).isZero();
    }

    private void drain(int life) throws Exception {
        begin(life);
        try {
            await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(100)).untilAsserted(() -> assertThat(
                query("SELECT COUNT(*) FROM delivery WHERE state = 'sent'")).as(service.printed())
                .containsExactly(String.valueOf(raised)));
        } finally {
            service.kill();
        }
    }

    /** Uid and revision of each alert that there is. */
    private List<String> keys() {
        return query("SELECT uid || '-' || revision FROM alert").stream().sorted().toList();
    }

    private List<String> query(String query) {
        try (StoreReader beside = stores.read(config())) {
            return new JdbcTemplate(beside.dataSource()).queryForList(query, String.class);
        }
    }
}
