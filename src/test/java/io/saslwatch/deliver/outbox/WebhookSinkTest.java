package io.saslwatch.deliver.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saslwatch.deliver.render.SomeAlerts;
import io.saslwatch.deliver.send.Webhook;
import io.saslwatch.event.Severity;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alerts posted to a real server through the template that ships, and all that a server can do wrong. */
class WebhookSinkTest {

    private static final String SECRET = "/hooks/s3cr3tpath";
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path home;
    private SinkHarness sinks;
    private HookServer server;

    @BeforeEach
    void start() throws Exception {
        sinks = new SinkHarness(home, Map.of());
        server = new HookServer();
    }

    @AfterEach
    void stop() {
        sinks.close();
        server.close();
    }

    private void hook(String kind, String url, String... more) throws Exception {
        Map<String, Object> parameters = new HashMap<>(Map.of("kind", kind, "url", url, "timeout", "1000"));
        for (int i = 0; i < more.length; i += 2) {
            parameters.put(more[i], more[i + 1]);
        }
        sinks.sink("hook", "sink-webhook", parameters);
        await().atMost(SOON).until(() -> sinks.knows("hook"));
    }

    private void awaitDeliveries(String... rows) {
        await().atMost(SOON).untilAsserted(() -> assertThat(sinks.deliveries()).as(sinks.lastError()).containsExactly(rows));
    }

    @ParameterizedTest
    @CsvSource({"mattermost, application/json, /text", "slack, application/json, /blocks/0/text/text",
        "discord, application/json, /embeds/0/title", "teams, application/json, /attachments/0/content/body/0/inlines/0/text",
        "ntfy, application/json, /title", "cloudevents, application/cloudevents+json, /data/subject",
        "ocsf, application/json, /0/finding_info/title", "ecs, application/x-ndjson, /message",
        "json, application/json, /subject"})
    void postsOneAlertInEachShape(String kind, String type, String where) throws Exception {
        hook(kind, server.url(SECRET));
        sinks.raise(Severity.HIGH, "anna" + SomeAlerts.HOSTILE);

        awaitDeliveries("hook|sent|1");
        HookServer.Post post = server.posts.get(0);
        JsonNode body = new ObjectMapper().readTree(post.body());
        assertThat(server.posts).hasSize(1);
        assertThat(post.type()).isEqualTo(type);
        assertThat(post.path()).isEqualTo(kind.equals("ntfy") ? "/hooks/" : SECRET);
        assertThat(post.key()).isEqualTo(sinks.store.alerts().all().get(0).uid() + "-1");
        assertThat(body.at(where).asText()).contains("anna");
    }

    @ParameterizedTest
    @CsvSource({"500, 'oops http://127.0.0.1/s3cr3tpath s3cret'", "404, no", "302, elsewhere"})
    void whatTheServerRefusesIsTriedAgainWithTheSameKey(int status, String body) throws Exception {
        AtomicInteger refusals = new AtomicInteger(2);
        server.answer(exchange -> HookServer.status(exchange, refusals.getAndDecrement() > 0 ? status : 204,
            refusals.get() >= 0 ? body : ""));
        hook("discord", server.url(SECRET));
        sinks.raise(Severity.HIGH, "anna");

        awaitDeliveries("hook|sent|3");
        assertThat(server.posts).hasSize(3).extracting(HookServer.Post::key).containsOnly(server.posts.get(0).key());
    }

    @Test
    void afterTooManyAttemptsItIsKeptAsFailedWithoutSecrets() throws Exception {
        server.answer(exchange -> HookServer.status(exchange, 500, "bad s3cret at http://x.example/s3cr3tpath?q"));
        hook("slack", server.url(SECRET), "attempts", "2");
        sinks.raise(Severity.HIGH, "anna");

        awaitDeliveries("hook|failed|2");
        assertThat(sinks.lastError()).isEqualTo("answered HTTP 500: bad *** at http://x.example/***");
    }

    @Test
    void aMessageThatIsRefusedDoesNotHoldUpTheNext() throws Exception {
        server.answer(exchange -> HookServer.status(exchange, server.posts.get(server.posts.size() - 1).body()
            .contains("poison") ? 400 : 200, "x"));
        hook("json", server.url(SECRET), "attempts", "50", "backoff", "1h");
        sinks.raise(Severity.HIGH, "poison");
        awaitDeliveries("hook|waiting|1");
        sinks.raise(Severity.HIGH, "anna");

        awaitDeliveries("hook|waiting|1", "hook|sent|1");
    }

    @Test
    void aServerThatRefusesTheLoginIsNotAskedForEveryAlert() throws Exception {
        server.answer(exchange -> HookServer.status(exchange, 401, "who are you?"));
        hook("json", server.url(SECRET), "backoff", "1h");
        sinks.raise(Severity.HIGH, "anna");
        awaitDeliveries("hook|waiting|1");
        sinks.raise(Severity.HIGH, "bob");

        awaitDeliveries("hook|waiting|1", "hook|waiting|0");
        assertThat(server.posts).hasSize(1);
    }

    @Test
    void retryAfterIsRespectedByTheWholeSink() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        server.answer(exchange -> {
            if (asked.getAndIncrement() == 0) {
                HookServer.status(exchange, 429, "slowly", "Retry-After", "2");
            } else {
                HookServer.status(exchange, 200, "ok");
            }
        });
        hook("slack", server.url(SECRET));
        sinks.raise(Severity.HIGH, "anna");
        await().atMost(SOON).until(() -> sinks.deliveries().contains("hook|waiting|1"));
        long refused = System.nanoTime();
        sinks.raise(Severity.HIGH, "bob");

        awaitDeliveries("hook|sent|2", "hook|sent|1");
        assertThat(Duration.ofNanos(System.nanoTime() - refused)).isGreaterThan(Duration.ofMillis(1_500));
        assertThat(server.posts).hasSize(3);
    }

    @Test
    void aServerThatIsAwayTimesOutOrHangsUpHalfwayIsTriedAgain() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        hook("json", "http://127.0.0.1:" + port + SECRET);
        sinks.raise(Severity.HIGH, "anna");
        await().atMost(SOON).until(() -> sinks.lastError() != null);
        assertThat(sinks.lastError()).containsIgnoringCase("refused").doesNotContain("s3cr3tpath");
        AtomicInteger asked = new AtomicInteger();
        try (HookServer back = new HookServer(port)) {
            back.answer(exchange -> {
                switch (asked.getAndIncrement()) {
                    case 0 -> awaitHangup(exchange);
                    case 1 -> {
                        exchange.sendResponseHeaders(200, 100);
                        exchange.getResponseBody().write(new byte[10]);
                        exchange.getResponseBody().flush();
                    }
                    default -> HookServer.status(exchange, 200, "ok");
                }
            });
            await().atMost(SOON).until(() -> sinks.deliveries().get(0).contains("sent"));
            assertThat(back.posts).hasSizeGreaterThanOrEqualTo(3).extracting(HookServer.Post::key)
                .containsOnly(back.posts.get(0).key());
        }
    }

    /** Answers nothing until the client has lost its patience. */
    private static void awaitHangup(com.sun.net.httpserver.HttpExchange exchange) {
        try {
            new java.util.concurrent.CountDownLatch(1).await(3, java.util.concurrent.TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aSinkThatIsDownDelaysOnlyItself() throws Exception {
        hook("json", server.url("/"));
        sinks.sink("down", "sink-webhook", Map.of("kind", "json", "url", "http://127.0.0.1:1/"));
        await().atMost(SOON).until(() -> sinks.knows("down"));
        sinks.raise(Severity.HIGH, "anna");

        await().atMost(SOON).until(() -> sinks.deliveries().contains("hook|sent|1"));
        await().atMost(SOON).until(() -> sinks.deliveries().stream().anyMatch(row -> row.matches("down\\|waiting\\|[2-9]")));
        assertThat(server.posts).hasSize(1);
    }

    @Test
    void fiveHundredAlertsAreTwoMessagesInADigest() throws Exception {
        hook("cloudevents", server.url("/"), "digest", "2s");
        sinks.raise(Severity.HIGH, "first");
        awaitDeliveries("hook|sent|1");
        for (int i = 0; i < 499; i++) {
            sinks.raise(Severity.HIGH, "user" + i);
        }

        await().atMost(Duration.ofSeconds(60)).until(() -> sinks.deliveries().stream().filter("hook|sent|1"::equals)
            .count() == 500);
        assertThat(server.posts).hasSizeLessThan(20);
        int told = 0;
        for (HookServer.Post post : server.posts) {
            JsonNode body = new ObjectMapper().readTree(post.body());
            told += body.isArray() ? body.size() : 1;
        }
        assertThat(told).isEqualTo(500);
    }

    @Test
    void lowAlertsAndOtherRulesStayAway() throws Exception {
        hook("json", server.url("/"), "severity", "high", "rules", "take*,country-spread");
        sinks.raise("takeover", Severity.HIGH, "a", Instant.now());
        sinks.raise("takeover", Severity.MEDIUM, "b", Instant.now());
        sinks.raise("brute-force", Severity.HIGH, "c", Instant.now());
        sinks.raise("country-spread", Severity.HIGH, "d", Instant.now());

        awaitDeliveries("hook|sent|1", "hook|sent|1");
    }

    @Test
    void aSecretAddressMayStandElsewhereAndIsInNoEndpoint() throws Exception {
        sinks.close();
        sinks = new SinkHarness(home, Map.of("my.url", server.url(SECRET)));
        hook("mattermost", "{{my.url}}", "channel", "mail");
        sinks.raise(Severity.HIGH, "anna");

        awaitDeliveries("hook|sent|1");
        assertThat(server.posts.get(0).path()).isEqualTo(SECRET);
        assertThat(server.posts.get(0).body()).contains("\"channel\":\"mail\"").doesNotContain("username");
        assertThat(sinks.camel.getEndpoints()).noneMatch(endpoint -> endpoint.getEndpointUri().contains("s3cr3tpath"));
    }

    @Test
    void aWrongKindOrAddressIsRefusedWithWhatToWrite() {
        assertThatThrownBy(() -> new Webhook("icq", server.url("/"), "", "", "", "")).hasMessageContaining("mattermost, slack");
        assertThatThrownBy(() -> new Webhook("slack", "hooks.example/s3cr3tpath", "", "", "", ""))
            .hasMessageContaining("http:// or https://").hasMessageNotContaining("s3cr3tpath");
        assertThatThrownBy(() -> new Webhook("ntfy", "https://ntfy.example", "", "", "", "")).hasMessageContaining("topic");
    }

    @Test
    void retryAfterMayBeADateAndIsBounded() {
        Instant now = Instant.parse("2026-11-20T12:00:00Z");
        assertThat(Failure.retryAfter(Map.of("retry-after", "Fri, 20 Nov 2026 12:00:30 GMT"), now))
            .isEqualTo(Duration.ofSeconds(30));
        assertThat(Failure.retryAfter(Map.of("Retry-After", "999999999"), now)).isEqualTo(Duration.ofDays(1));
        assertThat(Failure.retryAfter(Map.of("Retry-After", "0.5"), now)).isEqualTo(Duration.ofMillis(500));
        assertThat(Failure.retryAfter(Map.of("Retry-After", "soon"), now)).isNull();
        assertThat(Failure.retryAfter(Map.of("Retry-After", "Fri, 20 Nov 2026 11:00:30 GMT"), now)).isZero();
        assertThat(List.of(new Backoff(Duration.ofSeconds(30), Duration.ofMinutes(15), () -> 0.999).after(1),
            new Backoff(Duration.ofSeconds(30), Duration.ofMinutes(15), () -> 0).after(3),
            new Backoff(Duration.ofSeconds(30), Duration.ofMinutes(15), () -> 0).after(90)))
            .containsExactly(Duration.ofMillis(29_985), Duration.ofSeconds(60), Duration.ofMillis(450_000));
    }
}
