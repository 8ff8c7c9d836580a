package io.saslwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.saslwatch.config.AllSettings;
import io.saslwatch.config.Config;
import io.saslwatch.config.ConfigLoader;
import io.saslwatch.manage.Health;
import io.saslwatch.manage.Management;
import io.saslwatch.manage.PortException;
import io.saslwatch.manage.StatusPage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Health and metrics as somebody outside asks for them. */
class ManagementTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private static Path home;
    private static EditedService service;
    private static Management management;
    private static Health health;
    private static int port;

    @BeforeAll
    static void start() throws IOException {
        EditedService.install(home);
        port = free();
        management = Management.open(settings(port));
        assertThat(get("/ready").statusCode()).as("while it starts").isEqualTo(503);
        assertThat(get("/started").statusCode()).isEqualTo(503);
        assertThat(get("/live").statusCode()).isEqualTo(200);
        service = new EditedService(home);
        health = RunCommand.pages(management, settings(port), service.bundle, service.store(), service.meters,
            service.troubles, service::state);
    }

    @AfterAll
    static void stop() throws IOException {
        health.close();
        management.close();
        service.close();
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Config settings(int number) {
        return new ConfigLoader(home).commandLine(Map.of("saslwatch.manage.port", String.valueOf(number))).load().config();
    }

    private static HttpResponse<String> get(String path) {
        try {
            return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
                HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private static void ready() {
        await().atMost(SOON).until(() -> get("/ready").statusCode() == 200);
    }

    @Test
    void aPortThatIsTakenIsOneClearError() {
        assertThatThrownBy(() -> Management.open(settings(port))).isInstanceOf(PortException.class)
            .hasMessageContaining("127.0.0.1:" + port).hasMessageContaining("saslwatch.manage.port");
    }

    @Test
    void withPortZeroNothingIsBound() {
        try (Management none = Management.open(settings(0))) {
            none.page("/x", () -> new Management.Answer(200, "text/plain", ""));
            assertThat(get("/x").statusCode()).isEqualTo(404);
            assertThat(get("/x").body()).contains("/live /metrics /ready /started /status");
            assertThat(get("/").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void readyTellsThatTheRunningRoutesDifferFromTheFiles() throws IOException {
        service.log("reader");
        ready();
        service.write("3-enrich/enrich.camel.yaml", "- route: {");

        await().atMost(SOON).until(() -> get("/ready").statusCode() == 503);
        assertThat(get("/ready").body()).contains("differ from the files").contains("enrich.camel.yaml:");
        assertThat(get("/metrics").body()).contains("saslwatch_reload_differs 1.0");
        service.restore();
        ready();
    }

    @Test
    void readyTellsOfARouteThatDoesNotRunAndOfASinkThatTakesNothing() throws Exception {
        service.log("reader");
        ready();
        service.camel().getRouteController().stopRoute("detect");
        assertThat(get("/ready").body()).contains("do not run: detect");
        service.camel().getRouteController().startRoute("detect");
        ready();

        JdbcTemplate store = new JdbcTemplate(service.store().dataSource());
        store.update("INSERT INTO delivery (alert, revision, sink, state, attempts, created) VALUES (1, 1, 'mail', 'waiting', 3, ?)",
            Instant.now().minus(Duration.ofHours(2)).toEpochMilli() * 1000);
        assertThat(get("/ready").body()).contains("do not take what waits for them: mail");
        store.update("DELETE FROM delivery");
        ready();
    }

    @Test
    void readyStatusAndMetricsTellThatLinesAreNotStored() throws IOException {
        service.log("reader");
        ready();
        JdbcTemplate store = new JdbcTemplate(service.store().dataSource());
        store.update("CREATE TRIGGER no_room BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'the disk is full'); END");
        service.log("waits-for-room");

        await().atMost(SOON).until(() -> get("/ready").statusCode() == 503);
        assertThat(get("/ready").body()).contains("\"name\":\"reading\",\"status\":\"DOWN\"").contains("the disk is full");
        assertThat(get("/live").statusCode()).isEqualTo(200);
        assertThat(get("/metrics").body()).containsPattern("saslwatch_read_lag_bytes\\{[^}]*mail.log\"} [1-9]");
        Typed status = typed(port, "status");
        assertThat(status.status()).isZero();
        assertThat(status.out()).containsPattern("lag       [1-9]\\d* bytes").containsPattern("warning +not ready: reading:.*full");

        store.update("DROP TRIGGER no_room");
        await().atMost(SOON).until(() -> service.users().contains("waits-for-room"));
        ready();
        assertThat(get("/metrics").body()).containsPattern("saslwatch_read_lag_bytes\\{[^}]*mail.log\"} 0.0");
    }

    @Test
    void whileTheStoreHangsLivenessAnswersAtOnceAndReadinessSaysWhatItWaitsFor() throws Exception {
        service.log("reader");
        ready();
        try (Connection held = service.store().dataSource().getConnection()) {
            CompletableFuture<HttpResponse<String>> first = CompletableFuture.supplyAsync(() -> get("/ready"));
            CompletableFuture<HttpResponse<String>> second = CompletableFuture.supplyAsync(() -> get("/ready"));
            assertThat(get("/live").statusCode()).isEqualTo(200);
            assertThat(first).as("answered after readiness waited").isNotDone();
            for (CompletableFuture<HttpResponse<String>> answer : List.of(first, second)) {
                assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(503);
                assertThat(answer.get().body()).contains("the checks have had no answer").contains("the store is busy or hangs");
            }
            assertThat(held.isClosed()).as("it is held all the time").isFalse();
            assertThat(get("/metrics").body()).contains("saslwatch_ready 0.0");
        }
        ready();
        await().atMost(SOON).until(() -> get("/metrics").body().contains("saslwatch_ready 1.0"));
    }

    @Test
    void everyMetricIsDocumentedAndNoneTellsUsersOrAddresses() throws IOException {
        service.log("hidden-user");
        await().atMost(SOON).until(() -> get("/metrics").body().contains("saslwatch_read_lines_total"));
        Config names = new ConfigLoader(home).commandLine(Map.of("saslwatch.enrich.names.servers", "127.0.0.1:9")).load().config();
        new Enrichment(names, service.meters).close();

        String exported = get("/metrics").body();
        String documented = Files.readString(Path.of("routes/0-common/README.md"));

        TreeSet<String> exports = new TreeSet<>();
        Matcher family = Pattern.compile("(?m)^# TYPE (\\S+)").matcher(exported);
        while (family.find()) {
            exports.add(family.group(1));
        }
        TreeSet<String> told = new TreeSet<>();
        Matcher row = Pattern.compile("(?m)^\\| `(saslwatch_\\w+)").matcher(documented);
        while (row.find()) {
            told.add(row.group(1));
        }
        assertThat(told).isNotEmpty().containsAll(exports);
        assertThat(meters()).isNotEmpty().allSatisfy(name -> assertThat(told).as("documented, though it may be rare").anyMatch(
            each -> each.equals(name) || each.startsWith(name + "_")));
        told.removeAll(exports);
        assertThat(told).as("documented, and counted only when they happen").allSatisfy(name ->
            assertThat(sources()).contains("\"" + name.replaceAll("_(total|seconds)$", "").replace('_', '.') + "\""));
        assertThat(exported).doesNotContain("hidden-user").doesNotContain("192.0.2.7");
    }

    private static Typed typed(int at, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        Map.of("saslwatch.manage.port", String.valueOf(at), "saslwatch.routes", home.resolve("routes").toString(),
            "saslwatch.extract.formats", home.resolve("routes/2-extract/formats").toString(),
            "saslwatch.reload.good", home.resolve("data/routes.good").toString(),
            "saslwatch.store.url", "jdbc:sqlite:" + home.resolve("data/saslwatch.db"))
            .forEach((key, value) -> all.add("-D" + key + "=" + value));
        return Typed.command(all.toArray(String[]::new));
    }

    @Test
    void statusTellsWhatRunsHowFarEachLogIsReadAndWhatIsWrong() throws IOException {
        service.log("status-user");
        await().atMost(SOON).until(() -> service.users().contains("status-user"));
        new JdbcTemplate(service.store().dataSource()).update("INSERT INTO delivery (alert, revision, sink, state, attempts, "
            + "created) VALUES (2, 1, 'webhook', 'waiting', 0, 1)");
        service.write("3-enrich/enrich.camel.yaml", "- route: {");
        await().atMost(SOON).until(() -> service.state().differs());

        Typed text = typed(port, "status");
        Typed json = typed(port, "status", "--json");

        assertThat(text.status()).as(text.err()).isZero();
        assertThat(text.out()).contains("runs since ").contains("log         " + home.resolve("mail.log"))
            .contains("position  " + Files.size(home.resolve("mail.log")) + " of ").contains("lag       0 bytes")
            .containsPattern("\\d+ routes run, \\d+ are switched off").contains("event of 2026-11-20T18:00:00Z").contains("webhook").contains("warning     an edit is not in force")
            .contains("enrich.camel.yaml");
        assertThat(json.out()).startsWith("{").contains("\"runs\":true").contains("\"lag\":0");
        new JdbcTemplate(service.store().dataSource()).update("DELETE FROM delivery");
        service.restore();
        ready();
    }

    @Test
    void statusSaysWhenNoServiceRuns() throws IOException {
        int nobody = free();

        Typed status = typed(nobody, "status");

        assertThat(status.status()).isEqualTo(1);
        assertThat(status.out()).contains("none runs: nothing answers at 127.0.0.1:" + nobody).contains("position  ");
        assertThat(typed(nobody, "routes", "list").out()).contains("none runs: nothing answers").contains("1-read/live.camel.yaml");
    }

    @Test
    void statusTellsAServiceThatStartsOrHangsFromOneThatIsNoneOfOurs() throws IOException {
        int at = free();
        try (Management starting = Management.open(settings(at))) {
            Typed status = typed(at, "status");
            assertThat(status.out()).contains("service     it is starting");
            assertThat(status.status()).isZero();

            starting.page(StatusPage.PATH, () -> new Management.Answer(200, "application/json", "{\"a\":1}"));
            status = typed(at, "status");
            assertThat(status.out()).contains("none runs").contains("another program answers there; correct saslwatch.manage.port");
            assertThat(status.status()).isEqualTo(1);
            assertThat(typed(at, "routes", "list").out()).contains("another program answers there");
        }
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Typed status = typed(mute.getLocalPort(), "status");
            assertThat(status.out()).contains("no answer at 127.0.0.1:").contains("it is busy or hangs");
            assertThat(status.status()).isEqualTo(1);
        }
    }

    @Test
    void statusShowsNoPasswordOfTheStore() {
        Typed status = Typed.command("status", "-Dsaslwatch.manage.port=0",
            "-Dsaslwatch.store.url=jdbc:postgresql://someone:hidden1@127.0.0.1:9/x?password=hidden2");
        assertThat(status.out()).contains("jdbc:postgresql://someone:***@127.0.0.1:9/x").doesNotContain("hidden")
            .contains("cannot be reached: someone:***@127.0.0.1");
        assertThat(Typed.command("status", "-Dsaslwatch.manage.port=0", "-Dsaslwatch.store.url=jdbc:postgresql://127.0.0.1:9/x")
            .out()).contains("cannot be reached: Connection refused");
    }

    @Test
    void doctorKnowsThatThePortIsTheServicesOwn() {
        assertThat(typed(port, "doctor", "-Dsaslwatch.enrich.names.enabled=false").out()).contains("ok    port      saslwatch runs, and answers at 127.0.0.1 port " + port);
    }

    @Test
    void routesListTellsWhatRunsAndRoutesDiffHowTheFilesDiffer() throws IOException {
        service.log("reader");
        ready();
        assertThat(typed(port, "routes", "list").out()).containsPattern("live +started").containsPattern("inbox +off");
        assertThat(typed(port, "routes", "diff").status()).isZero();

        service.edit("3-enrich/enrich.camel.yaml", "ref: enricher", "ref: nobody");
        await().atMost(SOON).until(() -> service.state().differs());

        Typed diff = typed(port, "routes", "diff");
        assertThat(diff.status()).isEqualTo(1);
        assertThat(diff.out()).contains("edited " + service.file("3-enrich/enrich.camel.yaml")).contains("ref: enricher")
            .contains("ref: nobody").contains("1 file differs");
        assertThat(diff.out().lines().filter(line -> line.startsWith("  "))).hasSize(2);
        service.restore();
        ready();
    }

    /** The names of all meters in the sources, as Prometheus writes them. */
    private static TreeSet<String> meters() throws IOException {
        TreeSet<String> meters = new TreeSet<>();
        TreeSet<String> settings = new TreeSet<>();
        AllSettings.LIST.forEach(setting -> settings.add(setting.key()));
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String text = Files.readString(file);
                Matcher name = Pattern.compile("\"(saslwatch(?:\\.[a-z]+)+)\"").matcher(text);
                while (text.contains("io.micrometer") && name.find()) {
                    if (!settings.contains(name.group(1)) && !name.group(1).equals("saslwatch.home")) {
                        meters.add(name.group(1).replace('.', '_'));
                    }
                }
            }
        }
        return meters;
    }

    private static String sources() {
        StringBuilder text = new StringBuilder();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                text.append(Files.readString(file));
            }
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
        return text.toString();
    }
}
