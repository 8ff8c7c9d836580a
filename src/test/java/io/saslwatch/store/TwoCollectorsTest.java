package io.saslwatch.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.saslwatch.deliver.CsvSinks;
import io.saslwatch.detect.RuleRoutes;
import io.saslwatch.event.Alert;
import io.saslwatch.event.AddressPlace;
import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.Outcome;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two collectors that store into one PostgreSQL and let rules look at it, all at the same time. */
class TwoCollectorsTest {

    private static final int USERS = 150;
    private static final long SEED = Long.getLong("saslwatch.seed", 20261125);

    @TempDir
    private Path home;

    private final HandClock clock = new HandClock(Batches.NOON.plus(Duration.ofDays(30)));
    private final AtomicInteger writing = new AtomicInteger(2);

    @Test
    void noAlertIsLostOrMadeTwiceWhenEachSeesOneHalfOfEveryFinding() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
                Store one = open(server, "mx1"); Store two = open(server, "mx2");
                StoreRoutes first = routes(one, "192.0.2.1", "DE"); StoreRoutes second = routes(two, "198.51.100.7", "FR");
                RuleRoutes rulesOfOne = new RuleRoutes(one); RuleRoutes rulesOfTwo = new RuleRoutes(two)) {
            List<Callable<Void>> all = List.of(writer(one, first, "192.0.2.1", 0), writer(two, second, "198.51.100.7", 5),
                looker(rulesOfOne), looker(rulesOfTwo));
            for (Future<Void> each : threads.invokeAll(all)) {
                each.get();
            }
            rulesOfOne.look();
            rulesOfTwo.look();

            assertThat(rulesOfOne.told()).isEmpty();
            assertThat(rulesOfTwo.told()).isEmpty();
            assertThat(one.alerts().all().stream().map(Alert::finding).filter(found -> found.rule().equals("country-spread"))
                .map(found -> found.subject() + " " + found.count()).sorted().toList()).as("seed %d", SEED)
                .isEqualTo(IntStream.range(0, USERS).mapToObj(user -> user(user) + " 2").sorted().toList());
        } finally {
            threads.shutdownNow();
        }
    }

    private Store open(EmbeddedPostgres server, String collector) {
        return new Stores(clock, new RecordedStoreEvents()).open(new StoreConfig(server.getJdbcUrl("postgres", "postgres"),
            home, "", "", collector, ZoneOffset.UTC, true));
    }

    private StoreRoutes routes(Store store, String ip, String country) throws Exception {
        HandLookups look = new HandLookups();
        look.places.put(ip, new AddressPlace(country, null, null, null, 64496L, "A", "test"));
        return new StoreRoutes(store, CsvSinks.off(), look, clock, Map.of());
    }

    private static String user(int number) {
        return "user" + number;
    }

    /** One success of each user, in an order of its own and so mostly long after rules were further. */
    private Callable<Void> writer(Store store, StoreRoutes routes, String ip, int hoursLater) {
        return () -> {
            try {
                Batches log = new Batches(store.positions().open("/var/log/" + store.collector(), store.collector(),
                    Batches.start("/var/log/" + store.collector())));
                List<Integer> order = new ArrayList<>(IntStream.range(0, USERS).boxed().toList());
                Collections.shuffle(order, new Random(SEED + hoursLater));
                long offset = 0;
                for (int user : order) {
                    AuthEvent event = log.event(offset, Outcome.SUCCESS, user(user), ip,
                        Batches.NOON.plus(Duration.ofHours(3L * user + hoursLater)));
                    offset += 100;
                    assertThat(routes.store(log.to(offset, event))).isNull();
                }
                return null;
            } finally {
                writing.decrementAndGet();
            }
        };
    }

    private Callable<Void> looker(RuleRoutes rules) {
        return () -> {
            while (writing.get() > 0) {
                rules.look("country-spread");
            }
            return null;
        };
    }
}
