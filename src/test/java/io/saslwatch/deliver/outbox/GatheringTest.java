package io.saslwatch.deliver.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saslwatch.event.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What travels together, what by itself, and what at the same time. */
class GatheringTest {

    private static final Duration SOON = Duration.ofSeconds(30);

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

    /** Alerts that are there, all of them, when the sink looks for the first time after its first. */
    private void digestOf(String... subjects) throws Exception {
        sinks.sink("hook", "sink-webhook", Map.of("kind", "cloudevents", "url", server.url("/"), "digest", "1s"));
        await().atMost(SOON).until(() -> sinks.knows("hook"));
        sinks.raise(Severity.HIGH, "first");
        await().atMost(SOON).until(() -> sinks.deliveries().contains("hook|sent|1"));
        for (String subject : subjects) {
            sinks.raise(Severity.HIGH, subject);
        }
    }

    private static int alerts(HookServer.Post post) throws IOException {
        JsonNode body = new ObjectMapper().readTree(post.body());
        return body.isArray() ? body.size() : 1;
    }

    private long sent() {
        return sinks.deliveries().stream().filter(row -> row.startsWith("hook|sent|")).count();
    }

    @Test
    void aReceiverThatTakesNoLargeMessagesGetsSmallOnes() throws Exception {
        server.answer(exchange -> HookServer.status(exchange,
            alerts(server.posts.get(server.posts.size() - 1)) > 3 ? 413 : 200, "x"));
        digestOf("a", "b", "c", "d", "e", "f", "g", "h");

        await().atMost(SOON).untilAsserted(() -> assertThat(sent()).as(sinks.lastError()).isEqualTo(9));
        assertThat(server.posts.stream().anyMatch(post -> post.body().startsWith("["))).as("some were gathered").isTrue();
    }

    @Test
    void oneAlertThatIsRefusedHoldsUpNoOtherOfItsDigest() throws Exception {
        server.answer(exchange -> HookServer.status(exchange,
            server.posts.get(server.posts.size() - 1).body().contains("poison") ? 400 : 200, "x"));
        digestOf("a", "b", "poison", "c", "d");

        await().atMost(SOON).untilAsserted(() -> assertThat(sent()).as(sinks.lastError()).isEqualTo(5));
        assertThat(sinks.deliveries()).filteredOn(row -> row.startsWith("hook|waiting|")).hasSize(1);
        sinks.raise(Severity.HIGH, "later");
        await().atMost(SOON).untilAsserted(() -> assertThat(sent()).as("the next digest").isEqualTo(6));
    }

    @Test
    void whatTheCoolDownHeldBackTravelsInOneMessageLater() throws Exception {
        sinks.sink("hook", "sink-webhook", Map.of("kind", "cloudevents", "url", server.url("/"), "cooldown", "2s"));
        await().atMost(SOON).until(() -> sinks.knows("hook"));
        Instant now = Instant.now();
        sinks.raise("spray", Severity.HIGH, "anna", now);
        await().atMost(SOON).until(() -> sinks.deliveries().contains("hook|sent|1"));
        sinks.raise("spray", Severity.HIGH, "anna", now.plusSeconds(100));
        sinks.raise("spray", Severity.HIGH, "anna", now.plusSeconds(200));

        await().atMost(SOON).untilAsserted(() -> assertThat(sent()).as(sinks.lastError()).isEqualTo(3));
        assertThat(server.posts).hasSize(2);
        assertThat(alerts(server.posts.get(1))).isEqualTo(2);
    }

    @Test
    void scriptsRunAsManyAtOnceAsAreAllowed() throws Exception {
        Path meeting = Files.createDirectory(home.resolve("meeting"));
        Path script = Files.writeString(home.resolve("script"), "#!/bin/sh\ntouch " + meeting + "/$$\ni=0\n"
            + "while [ $(ls " + meeting + " | wc -l) -lt 2 ]; do i=$((i+1)); [ $i -gt 100 ] && exit 1; sleep 0.1; done\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        try (SinkHarness before = sinks) {
            before.store.outbox().open("exec");
            before.raise(Severity.HIGH, "anna");
            before.raise(Severity.HIGH, "bob");
        }
        sinks = new SinkHarness(home, Map.of());
        sinks.sink("exec", "sink-exec", Map.of("command", script.toString(), "timeout", "20s", "at-once", "2"));

        await().atMost(SOON).untilAsserted(() -> assertThat(sinks.deliveries()).as(sinks.lastError())
            .isEqualTo(List.of("exec|sent|1", "exec|sent|1")));
    }
}
