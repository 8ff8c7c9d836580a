package io.saslwatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.saslwatch.event.AddressEvidence;
import io.saslwatch.event.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rules that ship, through their routes, on a real store. */
class RulesTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    static SampleEvent event(Duration after, String user, String ip, String country, long asn, boolean success) {
        return new SampleEvent(NOON.plus(after), user, ip, country, asn, success);
    }

    private static List<SampleEvent> days(int days, String user, String ip, String country, long asn) {
        List<SampleEvent> events = new ArrayList<>();
        for (int day = days; day > 0; day--) {
            events.add(event(Duration.ofDays(-day), user, ip, country, asn, true));
        }
        return events;
    }

    @Test
    void tellsAUserInTwoCountriesWithNumbersEvidenceAndUsualPlaces() throws Exception {
        try (RuleRoutes rules = new RuleRoutes()) {
            rules.add(days(3, "alice", "192.0.2.1", "DE", 64496)).add(List.of(
                event(Duration.ZERO, "alice", "192.0.2.1", "DE", 64496, true),
                event(Duration.ofMinutes(90), "alice", "198.51.100.7", "BR", 64511, true))).look();

            assertThat(rules.told).isEmpty();
            assertThat(rules.found("country-spread")).singleElement().satisfies(found -> {
                assertThat(found.severity()).isEqualTo(Severity.MEDIUM);
                assertThat(found.subject()).isEqualTo("alice");
                assertThat(found.explanation()).isEqualTo("alice logged in from 2 addresses in 2 countries (DE, BR) "
                    + "between 2026-11-20T12:00:00Z and 2026-11-20T13:30:00Z.");
                assertThat(found.evidence()).extracting(AddressEvidence::ip)
                    .containsExactly("192.0.2.1", "198.51.100.7");
                assertThat(found.usual()).extracting(AddressEvidence::country).containsExactly("DE");
            });
            assertThat(rules.found("new-place")).singleElement()
                .matches(found -> found.severity() == Severity.MEDIUM && found.explanation().contains("BR, AS64511"));
            assertThat(rules.found("takeover")).isEmpty();
        }
    }

    @Test
    void leavesOutWhatTheSettingsSayAndNothingForEmptyEntries() throws Exception {
        List<SampleEvent> spread = List.of(event(Duration.ZERO, "alice", "192.0.2.1", "DE", 64496, true),
            event(Duration.ofMinutes(90), "alice", "198.51.100.7", "BR", 64511, true),
            event(Duration.ofMinutes(95), "alice", "10.1.2.3", "US", 64511, true));
        List<Exemptions> ignoring = List.of(
            new Exemptions(24, 64, Set.of("BR"), Set.of(), List.of(), List.of(), Set.of()),
            new Exemptions(24, 64, Set.of(), Set.of(64511L), List.of(), List.of(), Set.of()),
            new Exemptions(24, 64, Set.of(), Set.of(), List.of(), List.of("198.51.100.0/24"), Set.of()),
            new Exemptions(24, 64, Set.of(), Set.of(), List.of(), List.of(), Set.of("alice")));
        for (Exemptions exempt : ignoring) {
            try (RuleRoutes rules = new RuleRoutes(java.nio.file.Path.of("routes/5-detect"), exempt, Map.of())) {
                rules.add(spread).look();
                assertThat(rules.found("country-spread")).as(exempt.toString()).isEmpty();
            }
        }
        try (RuleRoutes rules = new RuleRoutes()) {
            rules.add(spread).look();
            assertThat(rules.found("country-spread")).singleElement()
                .matches(found -> found.count() == 2, "without the private address");
        }
    }

    @Test
    void tellsATakeoverWithinTheStepInWhichItHappens() throws Exception {
        try (RuleRoutes rules = new RuleRoutes()) {
            rules.add(days(5, "bob", "192.0.2.1", "DE", 64496));
            for (int net = 0; net < 9; net++) {
                rules.add(List.of(event(Duration.ofHours(net), "bob", "203.0." + net + ".9", "VN", 65000 + net, false)));
            }
            rules.look();
            assertThat(rules.found("takeover")).isEmpty();

            rules.add(List.of(event(Duration.ofHours(10), "bob", "198.51.100.7", "BR", 64511, true))).look();

            assertThat(rules.told).isEmpty();
            assertThat(rules.found("takeover")).singleElement().satisfies(found -> {
                assertThat(found.severity()).isEqualTo(Severity.HIGH);
                assertThat(found.explanation()).startsWith("After 9 failures from 9 networks, bob logged in");
                assertThat(found.evidence().get(0).ip()).as("who got in comes first").isEqualTo("198.51.100.7");
            });
        }
    }
}
