package io.saslwatch.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.saslwatch.detect.RuleRoutes;
import io.saslwatch.event.Alert;
import io.saslwatch.event.AddressPlace;
import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

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
        routes.store(log.to(500, success(log, 400, "203.0.113.9", Duration.ofHours(2))));
        try (RuleRoutes rules = new RuleRoutes(store)) {
            assertThat(store.detection().takeChange()).isTrue();
            rules.look();
            assertThat(rules.told()).isEmpty();
        }

        assertThat(found()).containsExactly("country-spread high bob 3");
        assertThat(store.alerts().all().get(0).revision()).isEqualTo(2);
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
}
