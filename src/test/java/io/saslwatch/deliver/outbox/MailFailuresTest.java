package io.saslwatch.deliver.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.saslwatch.event.Severity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mail over protected connections with a login, and all that a mail server can do wrong before it takes a mail. */
class MailFailuresTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path home;
    private GreenMail server;
    private SinkHarness sinks;

    @BeforeEach
    void startServer() {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", "smtp");
        setup.setServerStartupTimeout(30_000);
        server = new GreenMail(setup);
        server.setUser("watch", "watch", "s3cret");
        server.getUserManager().setAuthRequired(true);
        server.start();
    }

    @AfterEach
    void stop() {
        if (sinks != null) {
            sinks.close();
        }
        server.stop();
    }

    private void start(int port, String security, String trust) throws Exception {
        Map<String, String> settings = new HashMap<>(Map.of("saslwatch.mail.smtp.host", "127.0.0.1",
            "saslwatch.mail.smtp.port", String.valueOf(port), "saslwatch.mail.smtp.from", "watch@example.org",
            "saslwatch.mail.smtp.user", "watch", "saslwatch.mail.smtp.password", "s3cret",
            "saslwatch.mail.smtp.security", security, "saslwatch.tls.trust", trust));
        sinks = new SinkHarness(home, settings);
        sinks.sink("mail", "sink-mail", Map.of("to", "root@example.org"));
        await().atMost(SOON).until(() -> sinks.knows("mail"));
        sinks.raise(Severity.HIGH, "anna");
    }

    private void awaitSent() {
        await().atMost(SOON).untilAsserted(() -> assertThat(sinks.deliveries()).as(sinks.lastError()).singleElement().asString()
            .startsWith("mail|sent|"));
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    private int smtp() {
        return server.getSmtp().getPort();
    }

    @Test
    void logsInAfterStarttlsAndSaysNothingOfItBefore() throws Exception {
        TestCertificate certificate = new TestCertificate(home, "ip:127.0.0.1");
        try (SmtpFront front = new SmtpFront(certificate.server(), smtp(), true)) {
            start(front.port(), "starttls", certificate.pem().toString());
            awaitSent();
            assertThat(front.inTheClear).hasSize(2).last().isEqualTo("STARTTLS");
        }
    }

    @Test
    void logsInOverTls() throws Exception {
        TestCertificate certificate = new TestCertificate(home, "ip:127.0.0.1");
        try (SmtpFront front = new SmtpFront(certificate.server(), smtp(), false)) {
            start(front.port(), "tls", certificate.pem().toString());
            awaitSent();
        }
    }

    @Test
    void aTrustedCertificateForAnotherNameIsRefusedInBothWays() throws Exception {
        TestCertificate certificate = new TestCertificate(home, "dns:other.example");
        for (boolean startTls : new boolean[] {true, false}) {
            try (SmtpFront front = new SmtpFront(certificate.server(), smtp(), startTls)) {
                start(front.port(), startTls ? "starttls" : "tls", certificate.pem().toString());
                await().atMost(SOON).until(() -> sinks.lastError() != null);
                assertThat(sinks.lastError()).as("STARTTLS %s", startTls).containsAnyOf("127.0.0.1", "identity");
                assertThat(server.getReceivedMessages()).isEmpty();
                sinks.close();
                sinks = null;
            }
        }
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefusedAfterStarttls() throws Exception {
        try (SmtpFront front = new SmtpFront(new TestCertificate(home, "ip:127.0.0.1").server(), smtp(), true)) {
            start(front.port(), "starttls", "");
            await().atMost(SOON).until(() -> sinks.lastError() != null);
            assertThat(sinks.lastError()).containsIgnoringCase("certification path");
            assertThat(front.inTheClear).allMatch(line -> line.startsWith("EHLO") || line.equals("STARTTLS"));
        }
    }

    @Test
    void aServerThatRefusesForNowOrHangsUpInTheMiddleGetsTheMailInTheEnd() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        Relay[] own = new Relay[1];
        try (Relay relay = new Relay(client -> {
            int call = calls.getAndIncrement();
            if (call == 0) {
                Relay.say(client, "451 4.3.0 try again later\r\n");
            } else if (call == 1) {
                hangUpInTheMail(client);
            } else {
                own[0].join(client, new Socket(InetAddress.getByName("127.0.0.1"), smtp()));
            }
        })) {
            own[0] = relay;
            start(relay.port(), "none", "");
            awaitSent();
            assertThat(sinks.deliveries()).containsExactly("mail|sent|3");
        }
    }

    /** Half an answer: everything is taken but the end of the mail. */
    private static void hangUpInTheMail(Socket client) throws IOException {
        Relay.say(client, "220 front ESMTP\r\n");
        for (String line = Relay.line(client); line != null && !line.equals("DATA"); line = Relay.line(client)) {
            Relay.say(client, line.startsWith("EHLO") ? "250-front\r\n250 AUTH PLAIN LOGIN\r\n"
                : line.startsWith("AUTH") ? "235 welcome\r\n" : "250 fine\r\n");
        }
        Relay.say(client, "354 go on\r\n");
        Relay.line(client);
    }
}
