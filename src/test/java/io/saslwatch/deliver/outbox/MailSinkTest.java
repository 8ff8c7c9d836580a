package io.saslwatch.deliver.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.saslwatch.deliver.render.SomeAlerts;
import io.saslwatch.event.Severity;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts mailed to a real SMTP server on loopback. */
class MailSinkTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path home;
    private GreenMail server;
    private SinkHarness sinks;

    @AfterEach
    void stop() {
        if (sinks != null) {
            sinks.close();
        }
        if (server != null) {
            server.stop();
        }
    }

    private void start(int port, String... settings) throws Exception {
        Map<String, String> all = new HashMap<>(Map.of("saslwatch.mail.smtp.host", "127.0.0.1", "saslwatch.mail.smtp.port",
            String.valueOf(port), "saslwatch.mail.smtp.from", "watch@example.org"));
        for (int i = 0; i < settings.length; i += 2) {
            all.put("saslwatch.mail.smtp." + settings[i], settings[i + 1]);
        }
        sinks = new SinkHarness(home, all);
        sinks.sink("mail", "sink-mail", Map.of("to", "root@example.org,noc@example.org"));
        await().atMost(SOON).until(() -> sinks.knows("mail"));
    }

    private static GreenMail server(int port, String protocol) {
        ServerSetup setup = new ServerSetup(port, "127.0.0.1", protocol);
        setup.setServerStartupTimeout(30_000);
        GreenMail made = new GreenMail(setup);
        made.setUser("watch", "watch", "s3cret");
        made.start();
        return made;
    }

    private static int freePort() throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    @Test
    void arrivesAsTextWithHtmlBesideItOnceForEachRecipient() throws Exception {
        server = server(0, "smtp");
        start(server.getSmtp().getPort());
        sinks.raise(Severity.HIGH, "anna" + SomeAlerts.HOSTILE);

        await().atMost(SOON).untilAsserted(() -> assertThat(sinks.deliveries()).as(sinks.lastError())
            .containsExactly("mail|sent|1"));
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThat(mail.getSubject()).startsWith("[high] country-spread: user anna").doesNotContain("\n", "\r");
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getFrom()[0]).hasToString("watch@example.org");
        assertThat(mail.getHeader("X-Saslwatch-Key")[0]).isEqualTo(sinks.store.alerts().all().get(0).uid() + "-1");
        assertThat(mail.getHeader("Auto-Submitted")[0]).isEqualTo("auto-generated");
        assertThat(mail.getHeader("CamelOutboxKey")).isNull();
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        Multipart parts = (Multipart) mail.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
        assertThat((String) parts.getBodyPart(0).getContent()).contains("saslwatch ack").contains("192.0.2.1");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat((String) parts.getBodyPart(1).getContent()).doesNotContain("<script");
    }

    @Test
    void logsInWhereTheServerWantsIt() throws Exception {
        server = server(0, "smtp");
        server.getUserManager().setAuthRequired(true);
        start(server.getSmtp().getPort(), "user", "watch", "password", "s3cret");
        sinks.raise(Severity.HIGH, "anna");

        await().atMost(SOON).untilAsserted(() -> assertThat(sinks.deliveries()).as(sinks.lastError())
            .containsExactly("mail|sent|1"));
    }

    @Test
    void aWrongPasswordIsToldWithoutThePassword() throws Exception {
        server = server(0, "smtp");
        start(server.getSmtp().getPort(), "user", "watch", "password", "wr0ngpass");
        sinks.raise(Severity.HIGH, "anna");

        await().atMost(SOON).until(() -> sinks.lastError() != null);
        assertThat(sinks.lastError()).containsIgnoringCase("auth").doesNotContain("wr0ngpass");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefused() throws Exception {
        server = server(0, "smtps");
        start(server.getSmtps().getPort(), "security", "tls");
        sinks.raise(Severity.HIGH, "anna");

        // GreenMail's own thread ends with an exception when a client hangs up, and that is what is wanted here
        await().dontCatchUncaughtExceptions().atMost(SOON).until(() -> sinks.lastError() != null);
        assertThat(sinks.lastError()).containsIgnoringCase("certification path");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void withStarttlsNothingIsSentInTheClear() throws Exception {
        server = server(0, "smtp");
        start(server.getSmtp().getPort(), "security", "starttls");
        sinks.raise(Severity.HIGH, "anna");

        await().atMost(SOON).until(() -> sinks.lastError() != null);
        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(sinks.deliveries().get(0)).startsWith("mail|waiting|");
    }

    @Test
    void whenTheServerComesBackTheMailGoesOut() throws Exception {
        int port = freePort();
        start(port);
        sinks.raise(Severity.HIGH, "anna");
        await().atMost(SOON).until(() -> sinks.lastError() != null);
        server = server(port, "smtp");

        await().atMost(SOON).until(() -> sinks.deliveries().get(0).startsWith("mail|sent|"));
        assertThat(server.getReceivedMessages()).hasSize(2);
    }
}
