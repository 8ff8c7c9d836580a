package io.saslwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.saslwatch.config.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.camel.Route;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens to a running service when its files are edited. */
class LiveEditingTest {

    private static final Duration SOON = Duration.ofSeconds(12);
    private static final String BRUTE = "5-detect/brute-force.camel.yaml";

    @TempDir
    private static Path home;
    private static EditedService service;

    @BeforeAll
    static void start() throws IOException {
        EditedService.install(home);
        service = new EditedService(home);
    }

    @AfterAll
    static void stop() throws IOException {
        service.close();
    }

    @BeforeEach
    void nothingToldYet() {
        service.applied.clear();
        service.refused.clear();
        service.told.clear();
    }

    /** Each test begins with the files as they are shipped. */
    @AfterEach
    void asShipped() throws IOException {
        boolean edited = !service.runsWhatIsShipped();
        long changes = service.state().changes();
        service.restore();
        await().atMost(SOON).until(() -> service.runsWhatIsShipped() && !service.state().differs()
            && (!edited || service.state().changes() > changes));
    }

    private static void applied(String... names) {
        await().atMost(SOON).until(() -> !service.applied.isEmpty() || !service.refused.isEmpty());
        assertThat(service.refused).isEmpty();
        assertThat(service.applied).last().asString().contains(names);
    }

    private static List<Problem> refused() {
        await().atMost(SOON).until(() -> !service.refused.isEmpty());
        return service.refused;
    }

    private static void nothing() {
        service.applied.clear();
        service.refused.clear();
    }

    @Test
    void anEditedRouteRunsAndTheOthersAreNotTouched() throws IOException {
        Route before = service.camel().getRoute("enrich");
        Route other = service.camel().getRoute("detect");

        service.edit("3-enrich/enrich.camel.yaml", "description: Finds the new addresses of a batch and where they are",
            "description: Edited");

        applied("enrich.camel.yaml");
        assertThat(service.camel().getRoute("enrich")).isNotSameAs(before);
        assertThat(service.camel().getRoute("enrich").getDescription()).isEqualTo("Edited");
        assertThat(service.camel().getRoute("detect")).isSameAs(other);
        service.log("after-edit");
        await().atMost(SOON).until(() -> service.users().contains("after-edit"));
    }

    @Test
    void aNewFileRunsARenamedOneRunsOnAndADeletedOneStops() throws IOException {
        service.write("7-report/tick.camel.yaml", """
            - route:
                id: tick
                description: Ticks
                from:
                  uri: timer
                  parameters:
                    timerName: tick
                    period: "1h"
                  steps:
                    - log:
                        id: tick-log
                        message: tick
            """);
        applied("tick.camel.yaml");
        assertThat(service.routes()).contains("tick");

        nothing();
        Files.move(service.file("7-report/tick.camel.yaml"), service.file("7-report/tock.camel.yaml"));
        applied("tick.camel.yaml", "tock.camel.yaml");
        assertThat(service.routes()).contains("tick");

        nothing();
        Files.delete(service.file("7-report/tock.camel.yaml"));
        applied("tock.camel.yaml");
        assertThat(service.camel().getRoute("tick")).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '!', value = {
        "1-read/live.camel.yaml | maxLine: | longestLine: | live.camel.yaml:19 | longestLine",
        "1-read/live.camel.yaml | {{saslwatch.read.poll}} | {{saslwatch.read.pull}} | live.camel.yaml:17 | saslwatch.read.pull",
        "1-read/live.camel.yaml | - threads: | - thread: | live.camel.yaml:26 | thread",
        "1-read/live.camel.yaml | uri: tail | uri: tale | live.camel.yaml:9 | tale",
        "1-read/live.camel.yaml | uri: direct:extract | uri: direct:extracted | live.camel.yaml:33 | direct:extracted",
        "2-extract/extract.camel.yaml | ref: extraction | ref: extractor | extract.camel.yaml:15 | extractor",
        "2-extract/extract.camel.yaml | method: release | method: releasing | extract.camel.yaml:36 | releasing",
        "3-enrich/enrich.camel.yaml | id: enrich-to-store | id: extract-events | enrich-to-store is gone | extract-events",
        "3-enrich/enrich.camel.yaml | id: enrich! | id: extract! | taken | extract",
        "4-store/store.camel.yaml | /insert-event.sql | /insert-events.sql | store.camel.yaml:113 | insert-events.sql",
        "4-store/sql/insert-event.sql | INSERT INTO event | INSERT INTO events | insert-event.sql | events",
        "5-detect/brute-force.camel.yaml | COUNT(DISTINCT | COUNTS(DISTINCT | brute-force.camel.yaml:35 | COUNTS",
        "5-detect/samples/brute-force.txt | find: medium | find: high | brute-force.txt | medium",
        "5-detect/catch-up.camel.yaml | ${variable.look.rule} | ${variable.look.rule | catch-up.camel.yaml:36 | functionEnd",
        "2-extract/formats/postfix.yaml | %{CLIENT}, sasl_method= | %{CLIENT}, sasl_methode= | postfix.yaml: | sasl"})
    void aWrongVersionChangesNothingAndTheMessageNamesFileLineAndReason(String name, String from, String to, String where,
            String why) throws IOException {
        List<Route> before = List.copyOf(service.camel().getRoutes());

        service.edit(name, from.replace("!", "\n"), to.replace("!", "\n"));

        String all = refused().toString();
        assertThat(all).contains(why.strip()).contains(name.substring(name.lastIndexOf('/') + 1));
        if (where.contains(".")) {
            assertThat(all).contains(where.strip());
        }
        assertThat(all).as("the operator's file, not the copy").doesNotContain("routes.good");
        assertThat(service.state().differs()).isTrue();
        assertThat(service.state().pending()).contains(name);
        assertThat(service.camel().getRoutes()).containsExactlyElementsOf(before);
        service.log("still-" + from.hashCode());
        await().atMost(SOON).until(() -> service.users().contains("still-" + from.hashCode()));
        Files.copy(Path.of("routes").resolve(name), service.file(name), StandardCopyOption.REPLACE_EXISTING);
        await().atMost(SOON).until(() -> service.told.contains("same again"));
    }

    @Test
    void aDeletedFileWhoseRouteOthersCallIsRefused() throws IOException {
        Files.delete(service.file("6-deliver/csv.camel.yaml"));

        assertThat(refused().toString()).contains("store.camel.yaml").contains("direct:csv");
        assertThat(service.routes()).contains("csv");
    }

    @Test
    void severalFilesThatOnlyFitTogetherAreOneChange() throws IOException {
        service.edit("2-extract/extract.camel.yaml", "name: enrich", "name: enriching");
        service.edit("3-enrich/enrich.camel.yaml", "name: enrich", "name: enriching");

        applied("extract.camel.yaml", "enrich.camel.yaml");
        service.log("together");
        await().atMost(SOON).until(() -> service.users().contains("together"));
    }

    @Test
    void whatEditorsPutBesideAFileIsNoVersionOfIt() throws IOException {
        for (String beside : List.of(".brute-force.camel.yaml.swp", "brute-force.camel.yaml~", "#brute-force.camel.yaml#",
                ".#brute-force.camel.yaml", "brute-force.camel.yaml.bak", "4913", "..data")) {
            service.write("5-detect/" + beside, "- nonsense: {");
        }
        service.edit(BRUTE, "Many failures from one net in a short time", "Edited");

        applied(BRUTE);
        assertThat(service.applied).singleElement().asString().isEqualTo("[" + BRUTE + "]");
    }

    @Test
    void theLastOfTwoVersionsWithinASecondIsInForce() throws IOException {
        service.edit(BRUTE, "Many failures from one net in a short time", "First");
        service.edit(BRUTE, "First", "Other");

        await().atMost(SOON).until(() -> "Other".equals(service.description("brute-force")));
        assertThat(service.refused).isEmpty();
    }

    @Test
    void aFileThatIsWrittenInPiecesIsJudgedWhenItIsWhole() throws IOException {
        String text = service.text(BRUTE).replace("Many failures from one net in a short time", "Pieces");
        Files.writeString(service.file(BRUTE), "");
        for (String line : text.split("(?<=\n)")) {
            Files.writeString(service.file(BRUTE), line, StandardOpenOption.APPEND);
        }

        await().atMost(SOON).until(() -> "Pieces".equals(service.description("brute-force")));
    }

    @Test
    void aNewFormatTakesLinesThatNobodyUnderstood() throws IOException {
        String line = "2026-11-20T18:00:00+00:00 mx zzd[7]: login of user nadia from 192.0.2.9 failed\n";
        service.write("2-extract/formats/zz.yaml", """
            name: zz
            description: A daemon of this test
            daemon: zz
            programs: [zzd]
            patterns:
              - name: failed
                what: A login that failed
                role: smtp-attempt
                starts: "login of user "
                expression: 'login of user (?<user>[a-z]+) from (?<ip>[0-9.]+) failed'
                set: { outcome: failure, reason: other }
                samples:
                  - line: '2026-11-20T18:00:00+00:00 mx zzd[7]: login of user nadia from 192.0.2.9 failed'
                    expect: { user: nadia, ip: 192.0.2.9 }
            """);
        await().atMost(SOON).until(() -> !service.applied.isEmpty() || !service.refused.isEmpty());
        assertThat(service.refused).isEmpty();

        Files.writeString(home.resolve("mail.log"), line, StandardOpenOption.APPEND);
        await().atMost(SOON).until(() -> service.users().contains("nadia"));
    }

    @Test
    void aNewRuleLooksAtWhatIsStored() throws IOException {
        service.log("watched");
        await().atMost(SOON).until(() -> service.users().contains("watched"));
        String rule = service.text("5-detect/brute-force.camel.yaml").replace("brute-force-", "any-failure-")
            .replace("id: brute-force", "id: any-failure").replace("name: brute-force", "name: any-failure")
            .replace("HAVING SUM(f.attempts) >= {{saslwatch.detect.brute-force.failures}}", "HAVING SUM(f.attempts) >= 1")
            .replace("{{saslwatch.detect.brute-force.window}}", "100d");
        service.write("5-detect/samples/any-failure.txt", """
            case: one is enough
            2026-11-20T08:00 alice 203.0.113.1 VN 65000 failure
            find: low 203.0.113.0/24
            """);
        service.write("5-detect/any-failure.camel.yaml", rule);
        applied("any-failure.camel.yaml");

        service.log("watched-too");
        await().atMost(SOON).until(() -> service.store().alerts().all().stream()
            .anyMatch(alert -> alert.finding().rule().equals("any-failure")));
    }

    @Test
    void whatGoesForAllRoutesReachesAllRoutes() throws IOException {
        Route live = service.camel().getRoute("live");
        service.edit("0-common/errors.camel.yaml", "A batch that cannot", "Any batch that cannot");

        applied("errors.camel.yaml");
        assertThat(service.camel().getRoute("live")).isNotSameAs(live);
        assertThat(service.camel().getRouteConfigurationDefinitions()).hasSize(1);
        service.log("for-all");
        await().atMost(SOON).until(() -> service.users().contains("for-all"));
    }

    @Test
    void settingsThatRoutesNameTakeEffectAndOthersAreNamed() throws IOException {
        Path settings = home.resolve("application.properties");
        String before = Files.readString(settings);
        Path second = home.resolve("second.log");
        Files.writeString(second, EditedService.line("of-second-log"));
        Route detect = service.camel().getRoute("detect");

        Files.writeString(settings, before.replace("/mail.log\n", "/mail.log," + second + "\n")
            + "saslwatch.store.keep-days = 7\n");

        applied("saslwatch.read.paths");
        await().atMost(SOON).until(() -> service.users().contains("of-second-log"));
        assertThat(service.told).contains("restart [saslwatch.store.keep-days]");
        assertThat(service.state().restart()).containsExactly("saslwatch.store.keep-days");
        assertThat(service.camel().getRoute("detect")).isSameAs(detect);

        nothing();
        Files.writeString(settings, before.replace("200ms", "soon"));
        assertThat(refused().toString()).contains("application.properties:5").contains("saslwatch.detect.interval");
        nothing();
        Files.writeString(settings, before);
        applied("saslwatch.read.paths");
        assertThat(service.state().restart()).isEmpty();
    }

    @Test
    void theServicesOwnLogFollowsItsSettingsAndAWrongWordChangesNothing() throws IOException {
        Path settings = home.resolve("application.properties");
        String before = Files.readString(settings);
        Logger ours = Logger.getLogger("io.saslwatch");
        Handler handler = Logger.getLogger("").getHandlers()[0];

        Files.writeString(settings, before + "saslwatch.log.level = warn\nsaslwatch.log.format = json\n");
        applied("saslwatch.log.format", "saslwatch.log.level");
        assertThat(ours.getLevel()).isEqualTo(Level.WARNING);
        assertThat(handler.getFormatter()).isInstanceOf(LogLine.Json.class);

        nothing();
        Files.writeString(settings, before + "saslwatch.log.level = loud\nsaslwatch.log.format = text\n");
        assertThat(refused()).singleElement().asString().contains("application.properties:8", "'loud'", "error, warn, info, debug");
        assertThat(service.applied).isEmpty();
        assertThat(ours.getLevel()).isEqualTo(Level.WARNING);
        assertThat(handler.getFormatter()).isInstanceOf(LogLine.Json.class);

        nothing();
        Files.writeString(settings, before);
        applied("saslwatch.log.level");
        assertThat(ours.getLevel()).isEqualTo(Level.INFO);
        assertThat(handler.getFormatter()).isInstanceOf(LogLine.Text.class);
    }

    @Test
    void objectsOfAFileServeRoutesThatComeLater() throws IOException {
        service.write("0-common/objects.camel.yaml", """
            - beans:
                - name: myProps
                  type: java.util.Properties
            """);
        applied("objects.camel.yaml");

        nothing();
        service.write("7-report/user.camel.yaml", """
            - route:
                id: user
                from:
                  uri: direct
                  parameters:
                    name: user
                  steps:
                    - bean:
                        id: user-asks
                        ref: myProps
                        method: size
            """);
        applied("user.camel.yaml");
        assertThat(service.routes()).contains("user");
    }

    @Test
    void aSinkThatAFileMakesOfATemplateComesFollowsItsTemplateAndGoes() throws IOException {
        String name = "6-deliver/sinks/mine.camel.yaml";
        String template = "6-deliver/templates/sink-screen.camel.yaml";
        service.write(name, """
            - templatedRoute:
                routeTemplateRef: sink-screen
                routeId: sink-mine
                prefixId: sink-mine-
                parameters:
                  - name: sink
                    value: mine
            """);
        applied("mine.camel.yaml");
        assertThat(service.routes()).contains("sink-mine");

        nothing();
        service.edit(name, "value: mine", "value: ours");
        applied("mine.camel.yaml");
        assertThat(service.camel().getRoute("sink-mine").getEndpoint().getEndpointUri()).contains("ours");

        nothing();
        service.edit(template, "Writes alerts to the standard output\n    parameters", "Edited template\n    parameters");
        applied("sink-screen.camel.yaml");
        assertThat(service.description("sink-mine")).isEqualTo("Edited template");

        nothing();
        service.edit(name, "    routeId: sink-mine\n", "");
        assertThat(refused().toString()).contains("mine.camel.yaml").contains("has no routeId");

        nothing();
        Files.delete(service.file(name));
        applied("mine.camel.yaml");
        assertThat(service.camel().getRoute("sink-mine")).isNull();
    }

    @Test
    void aFileThatIsNotLoadedNowIsCheckedAllTheSame() throws IOException {
        service.edit("1-read/journal.camel.yaml", "period:", "perioid:");

        assertThat(refused().toString()).contains("journal.camel.yaml:14").contains("perioid");
    }
}
