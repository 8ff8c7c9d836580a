package io.saslwatch.deliver.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.saslwatch.event.Severity;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way to a webhook: TLS and whose certificates are believed, and proxies. */
class WebhookWayTest {

    private static final String SECRET = "/hooks/s3cr3tpath";
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path home;
    private SinkHarness sinks;

    @AfterEach
    void stop() {
        if (sinks != null) {
            sinks.close();
        }
    }

    private static HookServer https(TestCertificate certificate) throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.server()));
        return new HookServer(server);
    }

    private void raise(String trust, String url, String... more) throws Exception {
        sinks = new SinkHarness(home, Map.of("saslwatch.tls.trust", trust));
        Map<String, Object> parameters = new HashMap<>(Map.of("kind", "json", "url", url));
        for (int i = 0; i < more.length; i += 2) {
            parameters.put(more[i], more[i + 1]);
        }
        sinks.sink("hook", "sink-webhook", parameters);
        await().atMost(SOON).until(() -> sinks.knows("hook"));
        sinks.raise(Severity.HIGH, "anna");
    }

    private void awaitSent() {
        await().atMost(SOON).untilAsserted(() -> assertThat(sinks.deliveries()).as(sinks.lastError())
            .containsExactly("hook|sent|1"));
    }

    private String awaitError() {
        await().atMost(SOON).until(() -> sinks.lastError() != null);
        return sinks.lastError();
    }

    @Test
    void aCertificateOfTheFileOfTrustedOnesIsBelievedAndAnotherIsNot() throws Exception {
        TestCertificate certificate = new TestCertificate(home, "ip:127.0.0.1");
        try (HookServer server = https(certificate)) {
            String url = "https://127.0.0.1:" + server.port() + SECRET;
            raise("", url);
            assertThat(awaitError()).containsIgnoringCase("certification path").doesNotContain("s3cr3tpath");
            assertThat(server.posts).isEmpty();
            sinks.close();

            raise(certificate.pem().toString(), url);
            await().atMost(SOON).untilAsserted(() -> assertThat(sinks.deliveries()).as(sinks.lastError())
                .first().asString().startsWith("hook|sent|"));
            // the alert that was refused before is in time for it, or not
            assertThat(server.posts).isNotEmpty().allMatch(post -> post.path().equals(SECRET))
                .extracting(HookServer.Post::key).doesNotHaveDuplicates();
        }
    }

    @Test
    void aTrustedCertificateForAnotherNameIsRefused() throws Exception {
        TestCertificate certificate = new TestCertificate(home, "dns:other.example");
        try (HookServer server = https(certificate)) {
            raise(certificate.pem().toString(), "https://127.0.0.1:" + server.port() + SECRET);
            assertThat(awaitError()).contains("127.0.0.1").doesNotContain("s3cr3tpath");
            assertThat(server.posts).isEmpty();
        }
    }

    @Test
    void aProxyIsAskedByConnectForHttpsAndShownTheLoginOnly() throws Exception {
        TestCertificate certificate = new TestCertificate(home, "ip:127.0.0.1");
        try (HookServer server = https(certificate); HttpProxy proxy = new HttpProxy("watch:pr0xypass")) {
            raise(certificate.pem().toString(), "https://127.0.0.1:" + server.port() + SECRET, "proxy",
                "127.0.0.1:" + proxy.port(), "proxy-user", "watch", "proxy-password", "pr0xypass");
            awaitSent();
            assertThat(proxy.passed).singleElement().asString().startsWith("CONNECT 127.0.0.1:" + server.port());
            assertThat(server.posts).singleElement().matches(post -> post.path().equals(SECRET));
        }
    }

    @Test
    void aProxyThatWantsALoginGetsItForHttpToo() throws Exception {
        try (HookServer server = new HookServer(); HttpProxy proxy = new HttpProxy("watch:pr0xypass")) {
            raise("", server.url(SECRET), "proxy", "127.0.0.1:" + proxy.port(), "proxy-user", "watch", "proxy-password",
                "pr0xypass");
            awaitSent();
            assertThat(proxy.passed).containsExactly("POST " + server.url(SECRET) + " HTTP/1.1");
            assertThat(server.posts).singleElement().matches(post -> post.body().contains("anna"));
        }
    }

    @Test
    void aProxyWithoutALoginIsUsedAndOneThatRefusesIsToldWithoutThePassword() throws Exception {
        try (HookServer server = new HookServer(); HttpProxy open = new HttpProxy(null);
                HttpProxy closed = new HttpProxy("watch:pr0xypass")) {
            raise("", server.url(SECRET), "proxy", "127.0.0.1:" + open.port());
            awaitSent();
            assertThat(open.passed).hasSize(1);
            sinks.sink("other", "sink-webhook", Map.of("kind", "json", "url", server.url(SECRET), "proxy",
                "127.0.0.1:" + closed.port(), "proxy-user", "watch", "proxy-password", "wr0ngpass"));
            await().atMost(SOON).until(() -> sinks.knows("other"));
            sinks.raise(Severity.HIGH, "bob");
            await().atMost(SOON).until(() -> sinks.lastError("other") != null);
            assertThat(sinks.lastError("other")).contains("407").doesNotContain("wr0ngpass", "s3cr3tpath");
            assertThat(closed.passed).isEmpty();
        }
    }
}
