package io.saslwatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.saslwatch.event.Alert;
import io.saslwatch.event.Alerts;
import io.saslwatch.event.Finding;
import io.saslwatch.store.Store;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** How rules run, whatever they look for. */
class DetectorTest {

    private static final Path RULES = Path.of("routes/5-detect");

    @TempDir
    Path folder;

    private static List<SampleEvent> spread(String user, Duration after) {
        return List.of(RulesTest.event(after, user, "192.0.2.1", "DE", 64496, true),
            RulesTest.event(after.plusMinutes(10), user, "198.51.100.7", "FR", 64497, true));
    }

    private void copyRules() throws Exception {
        try (Stream<Path> files = Files.list(RULES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void aRuleThatFailsIsToldOnceStopsNobodyAndCatchesUpWhenItIsMended() throws Exception {
        copyRules();
        String rule = Files.readString(RULES.resolve("country-spread.camel.yaml")).replace("FROM attempt", "FROM notyet")
            .replace("id: country-spread", "id: wrong").replace("name: country-spread", "name: wrong");
        Files.writeString(folder.resolve("wrong.camel.yaml"), rule);
        try (RuleRoutes rules = new RuleRoutes(folder, RuleRoutes.NONE, Map.of())) {
            rules.add(spread("alice", Duration.ZERO)).look().look();

            assertThat(rules.told).singleElement().asString().startsWith("wrong fails: ").contains("notyet");
            assertThat(rules.meters.counter("saslwatch.detect.failures", "rule", "wrong").count()).isEqualTo(2);
            assertThat(rules.found("country-spread")).hasSize(1);
            assertThat(rules.store().detection().takeChange()).as("tried again without a new event").isTrue();

            new JdbcTemplate(rules.store().dataSource()).execute("CREATE VIEW notyet AS SELECT * FROM attempt");
            rules.look();

            assertThat(rules.told).hasSize(2).last().isEqualTo("wrong works");
            assertThat(rules.found("wrong")).hasSize(1);
        }
    }

    @Test
    void aCrashBetweenFindingAndCommittingLosesAndDoublesNothing() throws Exception {
        AtomicInteger crashes = new AtomicInteger();
        try (Store store = RuleRoutes.temporary()) {
            try (RuleRoutes rules = new RuleRoutes(store, false, RULES, RuleRoutes.NONE, Map.of(),
                    alerts -> crashing(alerts, crashes))) {
                AtomicInteger woken = new AtomicInteger();
                rules.onAlerts(woken::incrementAndGet).add(spread("alice", Duration.ZERO)).look();
                assertThat(crashes).hasPositiveValue();
                assertThat(woken).as("nobody is told of what was rolled back").hasValue(0);
                assertThat(rules.alerts()).isEmpty();
            }
            try (RuleRoutes rules = new RuleRoutes(store)) {
                rules.look();
                assertThat(rules.found("country-spread")).hasSize(1);
                assertThat(rules.alerts()).allMatch(alert -> alert.revision() == 1);
            }
        }
    }

    /** Fails once the rows are written. */
    private static Alerts crashing(Alerts alerts, AtomicInteger crashes) {
        return (Alerts) Proxy.newProxyInstance(Alerts.class.getClassLoader(), new Class<?>[] {Alerts.class},
            (proxy, method, arguments) -> {
                try {
                    Object told = method.invoke(alerts, arguments);
                    if (method.getName().equals("store") && !((List<?>) told).isEmpty()) {
                        crashes.incrementAndGet();
                        throw new IllegalStateException("killed");
                    }
                    return told;
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            });
    }

    @Test
    void anArchiveReadAtOnceTellsWhatLiveReadingWouldHaveTold() throws Exception {
        List<List<SampleEvent>> log = new ArrayList<>();
        for (int hour = 0; hour < 60; hour += 2) {
            log.add(spread("user" + hour % 14, Duration.ofHours(hour)));
            List<SampleEvent> guessing = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                guessing.add(RulesTest.event(Duration.ofHours(hour).plusMinutes(20 + i), "user" + i,
                    "203.0." + hour + "." + i, "VN", 65000, false));
            }
            log.add(guessing);
        }
        try (RuleRoutes live = new RuleRoutes(); RuleRoutes archive = new RuleRoutes()) {
            log.forEach(events -> live.add(events).look());
            log.forEach(archive::add);
            archive.look();

            assertThat(keys(archive)).hasSizeGreaterThan(20).isEqualTo(keys(live));
        }
    }

    private static List<String> keys(RuleRoutes rules) {
        return rules.alerts().stream().map(Alert::finding).map(DetectorTest::key).sorted().toList();
    }

    private static String key(Finding found) {
        return found.rule() + " " + found.severity() + " " + found.subject() + " " + found.window();
    }

    @Test
    void hostileNamesAreShownAndBounded() throws Exception {
        String name = "x\u202e\n' OR 1=1 --" + "y".repeat(400);
        try (RuleRoutes rules = new RuleRoutes()) {
            rules.add(spread(name, Duration.ZERO)).look();

            assertThat(rules.told).isEmpty();
            assertThat(rules.found("country-spread")).singleElement().satisfies(found -> {
                assertThat(found.subject()).isEqualTo(name);
                assertThat(found.explanation()).startsWith("x\uFFFD\uFFFD' OR 1=1 --yyy").hasSizeLessThan(400);
            });
        }
    }

    @Test
    void aRuleThatIsJudgedByTheClockLooksEveryFiveMinutesThoughNothingIsStoredButNotInAScan() throws Exception {
        List<SampleEvent> lines = new ArrayList<>();
        for (int hour = 200; hour > 4; hour--) {
            lines.add(new SampleEvent(RuleRoutes.CLOCK.minus(Duration.ofHours(hour)), "/var/log/mail.log", null, null, null,
                SampleEvent.Kind.LOGINS));
        }
        try (RuleRoutes rules = new RuleRoutes()) {
            rules.add(lines).look("*");
            assertThat(rules.found("silence")).as("at the start logs have to be read first").isEmpty();
            rules.forward(Duration.ofMinutes(5)).look();
            assertThat(rules.found("silence")).as("a scan looks like this").isEmpty();

            rules.look("*");

            assertThat(rules.told).isEmpty();
            assertThat(rules.found("silence")).singleElement()
                .matches(found -> found.last().equals(RuleRoutes.CLOCK.plus(Duration.ofMinutes(5))));
            rules.forward(Duration.ofMinutes(4)).look("*");
            assertThat(rules.found("silence").get(0).last()).isEqualTo(RuleRoutes.CLOCK.plus(Duration.ofMinutes(5)));
            rules.forward(Duration.ofMinutes(1)).look("*");
            assertThat(rules.found("silence").get(0).last()).isEqualTo(RuleRoutes.CLOCK.plus(Duration.ofMinutes(10)));
        }
    }
}
