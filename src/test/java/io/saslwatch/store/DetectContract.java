package io.saslwatch.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.saslwatch.detect.RuleRoutes;
import io.saslwatch.event.Alert;
import io.saslwatch.event.AddressPlace;
import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.EventBatch;
import io.saslwatch.event.LineFacts;
import io.saslwatch.event.Outcome;
import io.saslwatch.event.SenderRejection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rules on what the routes stored. */
abstract class DetectContract extends AlertContract {

    private void place(String ip, String country, long asn) {
        look.places.put(ip, new AddressPlace(country, null, null, null, asn, "AS" + asn, "test"));
    }

    private AuthEvent success(Batches log, long offset, String ip, Duration after) {
        return log.event(offset, Outcome.SUCCESS, "bob", ip, Batches.NOON.plus(after));
    }

    private List<String> found() {
        return store.alerts().all().stream().map(Alert::finding)
            .map(found -> found.rule() + " " + found.severity().word() + " " + found.subject() + " " + found.count())
            .sorted().toList();
    }

    @Test
    void everyRuleFindsWhatItsSamplesSay() throws Exception {
        try (RuleRoutes rules = new RuleRoutes(store)) {
            assertThat(rules.samples()).isEmpty();
            assertThat(rules.told()).isEmpty();
        }
    }

    @Test
    void rulesGoOnAfterARestartAndLookAgainWhenALogIsReadLate() throws Exception {
        place("192.0.2.1", "DE", 64496);
        place("198.51.100.7", "FR", 64497);
        place("203.0.113.9", "BR", 64498);
        place("203.0.113.10", "VN", 64499);
        Batches log = batches();
        routes.store(log.to(300, success(log, 0, "192.0.2.1", Duration.ZERO),
            success(log, 100, "198.51.100.7", Duration.ofHours(1))));
        try (RuleRoutes rules = new RuleRoutes(store)) {
            assertThat(store.detection().takeChange()).isTrue();
            rules.look().look();
            assertThat(found()).containsExactly("country-spread medium bob 2");
            assertThat(store.detection().takeChange()).as("nothing new").isFalse();
        }
        routes.store(log.to(400, success(log, 300, "192.0.2.1", Duration.ofDays(9))));
        routes.store(log.to(500, success(log, 400, "203.0.113.9", Duration.ofHours(2)),
            success(log, 410, "203.0.113.10", Duration.ofHours(3))));
        try (RuleRoutes rules = new RuleRoutes(store)) {
            assertThat(store.detection().takeChange()).isTrue();
            rules.look();
            assertThat(rules.told()).isEmpty();
        }

        assertThat(found()).containsExactly("country-spread high bob 4", "impossible-travel medium bob 3");
        assertThat(store.alerts().all()).filteredOn(alert -> alert.finding().rule().equals("country-spread"))
            .singleElement().matches(alert -> alert.revision() == 2);
        assertThat(store.detection().done().values()).containsOnly(Batches.NOON.plus(Duration.ofDays(9)));
    }

    @Test
    void aBatchThatIsRolledBackPutsNoRuleBack() throws Exception {
        Batches log = batches();
        routes.store(log.to(300, success(log, 0, "192.0.2.1", Duration.ofHours(5))));
        try (RuleRoutes rules = new RuleRoutes(store)) {
            rules.look();
        }
        var before = store.detection().done();
        java.nio.file.Files.deleteIfExists(home.resolve("csv/events-2026-11-20.csv"));
        java.nio.file.Files.createDirectory(home.resolve("csv/events-2026-11-20.csv"));

        assertThat(routes.store(log.to(400, success(log, 300, "192.0.2.1", Duration.ZERO)))).isNotNull();

        assertThat(store.detection().done()).isEqualTo(before).isNotEmpty();
    }

    private static LineFacts refused(Batches log, long offset, String sender, int mails, Instant time) {
        return new LineFacts(List.of(new SenderRejection(log.stream().id(), offset, Micros.of(time), sender, "192.0.2.7",
            mails)), 0, 0);
    }

    @Test
    void mailsOfASenderOverItsQuotaCountOnceThoughTheirLinesAreReadAgain() throws Exception {
        Batches log = batches();
        assertThat(routes.store(log.to(300).with(refused(log, 0, "bob", 100, Batches.NOON)))).isNull();
        assertThat(routes.store(log.to(600).with(refused(log, 300, "bob", 50, Batches.NOON.plusSeconds(60))))).isNull();
        // the position hides a repetition: the line is known all the same
        assertThat(routes.store(log.to(700).with(refused(log, 300, "bob", 50, Batches.NOON.plusSeconds(60))))).isNull();
        try (RuleRoutes rules = new RuleRoutes(store)) {
            assertThat(store.detection().takeChange()).isTrue();
            rules.look();
            assertThat(found()).as("150 are not more than 150").isEmpty();
        }

        assertThat(routes.store(log.to(800).with(refused(log, 700, "bob", 1, Batches.NOON.plusSeconds(120))))).isNull();
        try (RuleRoutes rules = new RuleRoutes(store)) {
            assertThat(store.detection().takeChange()).isTrue();
            rules.look();
            assertThat(rules.told()).isEmpty();
        }

        assertThat(found()).containsExactly("quota-high medium bob 151");
        assertThat(store.alerts().all().get(0).finding().evidence()).singleElement()
            .matches(address -> address.ip().equals("192.0.2.7") && address.failures() == 0);
        assertThat(strings("SELECT id FROM events")).as("no event comes of a refused mail").isEmpty();
        assertThat(strings("SELECT CONCAT(stream, '-', pos) FROM quota_rejection")).hasSize(3);
    }

    @Test
    void aRefusedMailGoesWithItsBatchAndWithTheDaysThatAreKept() throws Exception {
        Batches log = batches();
        EventBatch first = log.to(300).with(refused(log, 0, "bob", 1, Batches.NOON));
        assertThat(routes.store(first)).isNull();
        EventBatch refusedPosition = first.with(refused(log, 200, "carol", 1, Batches.NOON));
        assertThat(routes.store(refusedPosition)).as("the position is not where the batch begins").isNotNull();
        assertThat(strings("SELECT sender FROM quota_rejection")).containsExactly("bob");

        routes.close();
        clock.forward(Duration.ofDays(40));
        routes = new StoreRoutes(store, csv, look, clock, Map.of("saslwatch.store.keep-days", "30",
            "saslwatch.store.retention.delay", "0s"));

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
            assertThat(strings("SELECT sender FROM quota_rejection")).isEmpty());
    }

    @Test
    void howMuchWasReadIsKeptByTheHour() throws Exception {
        Batches log = batches();
        routes.store(log.to(300).with(new LineFacts(List.of(), 5, 2)));
        routes.store(log.to(400).with(new LineFacts(List.of(), 1, 0)));
        clock.forward(Duration.ofHours(1));
        routes.store(log.to(500));

        assertThat(rows("SELECT hour, lines_read, wanted, unparsed FROM stream_hour ORDER BY hour"))
            .containsExactly("498660|2|6|2", "498661|1|0|0");
    }

    @Test
    void aJourneyIsComparedAcrossBatchesAndRestartsInTheOrderOfTime() throws Exception {
        look.places.put("192.0.2.1", new AddressPlace("DE", "Berlin", 52.52, 13.40, 64496L, "A", "test"));
        look.places.put("198.51.100.7", new AddressPlace("BR", "Recife", -8.05, -34.90, 64497L, "B", "test"));
        Batches log = batches();
        routes.store(log.to(300, success(log, 0, "192.0.2.1", Duration.ZERO)));
        try (RuleRoutes rules = new RuleRoutes(store)) {
            rules.look();
        }
        // what happened in between is read later, from another log
        routes.store(log.to(400, success(log, 300, "192.0.2.1", Duration.ofHours(15))));
        try (RuleRoutes rules = new RuleRoutes(store)) {
            rules.look();
            assertThat(found()).isEmpty();
        }
        routes.store(log.to(500, success(log, 400, "198.51.100.7", Duration.ofHours(13))));
        try (RuleRoutes rules = new RuleRoutes(store)) {
            rules.look();
            assertThat(rules.told()).isEmpty();
        }

        assertThat(found()).contains("impossible-travel medium bob 2");
        assertThat(store.alerts().all().stream().map(Alert::finding).filter(found -> found.rule().equals("impossible-travel"))
            .findFirst().orElseThrow().explanation()).startsWith("bob logged in from Recife, BR (198.51.100.7) at "
                + "2026-11-21T01:00:00Z and from Berlin, DE (192.0.2.1) at 2026-11-21T03:00:00Z: at least 8,")
            .containsPattern("at least 8,[0-9]{3} km in 2\\.0 hours, 4,[0-9]{3} km/h\\.$");
    }

    @Test
    void aLogThatStopsIsToldOnceUntilLinesComeAndNotRightAfterAStart() throws Exception {
        Batches log = batches();
        LineFacts logins = new LineFacts(List.of(), 1, 0);
        long offset = 0;
        for (int hour = 0; hour < 24 * 8; hour++) {
            assertThat(routes.store(log.to(++offset).with(logins))).isNull();
            clock.forward(Duration.ofHours(1));
        }
        clock.forward(Duration.ofHours(2));
        assertThat(silence()).as("two whole hours are too short").isEmpty();
        clock.forward(Duration.ofHours(1));
        assertThat(silence()).containsExactly("silence medium mx1:" + LOG + " 3");
        clock.forward(Duration.ofHours(1));
        assertThat(silence()).as("the same alert").containsExactly("silence medium mx1:" + LOG + " 4");
        assertThat(store.alerts().all().get(0).revision()).isEqualTo(1);
        assertThat(store.alerts().all().get(0).finding().explanation()).isEqualTo("mx1:" + LOG + ": nothing more was "
            + "written since 2026-11-28T12:00:00Z (4 hours). Look whether the daemon runs, and whether it logs to another file or to "
            + "the journal.");

        assertThat(routes.store(log.to(++offset).with(logins))).isNull();
        clock.forward(Duration.ofHours(3));
        assertThat(silence()).as("it had gone on").hasSize(1);
        store.close();
        store = stores.open(config("mx1", ZoneOffset.UTC));
        clock.forward(Duration.ofHours(2));
        assertThat(silence()).as("nobody read while the service was down").hasSize(1);
        clock.forward(Duration.ofHours(2));
        assertThat(silence()).as("another silence").hasSize(2);
        store.close();
        store = stores.open(config("mx1", ZoneOffset.UTC));
        clock.forward(Duration.ofHours(4));
        assertThat(silence()).as("which goes on after a start").containsExactly("silence medium mx1:" + LOG + " 10",
            "silence medium mx1:" + LOG + " 4");
    }

    private List<String> silence() throws Exception {
        try (RuleRoutes rules = new RuleRoutes(store)) {
            rules.look("silence@" + clock.instant());
            assertThat(rules.told()).isEmpty();
        }
        return found();
    }

    @Test
    void aRuleTriedOnTheStoreSeesAllAndLeavesNothingThoughItFindsSomething() throws Exception {
        place("192.0.2.1", "DE", 64496);
        place("198.51.100.7", "FR", 64497);
        Batches log = batches();
        routes.store(log.to(300, success(log, 0, "192.0.2.1", Duration.ZERO),
            success(log, 100, "198.51.100.7", Duration.ofHours(9))));
        List<String> before = all();
        try (Store trial = stores.trial(config("mx1", ZoneOffset.UTC)); RuleRoutes rules = new RuleRoutes(trial)) {
            rules.look("country-spread");

            assertThat(rules.told()).isEmpty();
            assertThat(trial.alerts().all()).singleElement().satisfies(alert -> {
                assertThat(alert.finding().subject()).isEqualTo("bob");
                assertThat(alert.finding().evidence()).hasSize(2);
            });
            assertThat(all()).as("beside the service").isEqualTo(before);
            for (String statement : List.of("DELETE FROM event", "UPDATE address SET country = 'XX'",
                    "INSERT INTO quota_rejection (stream, pos, time, sender, mails) VALUES (1, 1, 1, 'x', 1)")) {
                assertThatThrownBy(() -> new JdbcTemplate(trial.dataSource()).update(statement)).as(statement)
                    .isInstanceOf(DataAccessException.class);
            }
            // the service goes on meanwhile, and what it stores is seen
            assertThat(routes.store(log.to(400, success(log, 300, "203.0.113.9", Duration.ofHours(10))))).isNull();
            assertThat(trial.detection().newest(Batches.NOON.plus(Duration.ofDays(1)))).contains(Batches.NOON.plus(Duration.ofHours(10)));
        }
        assertThat(store.alerts().all()).isEmpty();
        assertThat(store.detection().done()).isEmpty();
    }

    private List<String> all() {
        return List.of("event", "address", "address_net", "alert", "detection", "holder", "stream", "delivery").stream()
            .flatMap(table -> rows("SELECT * FROM " + table).stream().sorted().map(row -> table + " " + row)).toList();
    }
}
