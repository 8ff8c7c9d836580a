package io.saslwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.saslwatch.config.Config;
import io.saslwatch.config.ConfigLoader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeSet;
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
        ServiceMeters.register(service.meters, service::state, InstantSource.system());
        new HealthPages(service.camel(), HealthChecks.of(service.store().dataSource(), service.store().collector(),
            service::state, InstantSource.system())).serve(management, service.meters);
    }

    @AfterAll
    static void stop() throws IOException {
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
        assertThatThrownBy(() -> Management.open(settings(port))).isInstanceOf(Refusal.class)
            .hasMessageContaining("127.0.0.1:" + port).hasMessageContaining("saslwatch.manage.port");
    }

    @Test
    void withPortZeroNothingIsBound() {
        try (Management none = Management.open(settings(0))) {
            none.page("/x", () -> new Management.Answer(200, "text/plain", ""));
            assertThat(get("/x").statusCode()).isEqualTo(404);
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
        told.removeAll(exports);
        assertThat(told).as("documented, and counted only when they happen").allSatisfy(name ->
            assertThat(sources()).contains("\"" + name.replaceAll("_(total|seconds)$", "").replace('_', '.') + "\""));
        assertThat(exported).doesNotContain("hidden-user").doesNotContain("192.0.2.7");
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
