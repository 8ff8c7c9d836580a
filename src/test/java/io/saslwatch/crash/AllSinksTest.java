package io.saslwatch.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.saslwatch.deliver.outbox.HookServer;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code saslwatch run} with one sink of each kind, all made from settings: from the lines of a log to what people get. */
class AllSinksTest {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String HOSTILE = "anna\u001b[31m<script>@channel";

    @TempDir
    private Path folder;

    private final Map<String, String> settings = new HashMap<>();

    private Path file(String name) {
        return folder.resolve(name);
    }

    private void set(String key, Object value) {
        settings.put("saslwatch." + key, value.toString());
    }

    private void common() throws Exception {
        set("routes", Path.of("routes").toAbsolutePath());
        set("extract.formats", Path.of("routes/2-extract/formats").toAbsolutePath());
        set("extract.zone", "UTC");
        set("read.paths", Files.createFile(file("mail.log")));
        set("read.poll", "50ms");
        set("store.url", "jdbc:sqlite:" + file("store.db"));
        set("csv.enabled", "false");
        set("enrich.geo.enabled", "false");
        set("enrich.names.enabled", "false");
        set("detect.interval", "200ms");
        set("alert.backoff", "100ms");
        for (String sink : new String[] {"mail", "webhook", "exec", "syslog", "csv", "screen"}) {
            set("alert." + sink + ".severity", "info");
        }
    }

    /** Forty failures from one net in half an hour. */
    private void attack() throws Exception {
        StringBuilder lines = new StringBuilder();
        Instant begin = Instant.now().minusSeconds(1_800);
        DateTimeFormatter stamp = DateTimeFormatter.ofPattern("MMM dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
        for (int i = 0; i < 40; i++) {
            lines.append(stamp.format(begin.plusSeconds(i * 40L))).append(" mx postfix/smtpd[79]: warning: unknown[203.0.113.9]: "
                + "SASL LOGIN authentication failed: (reason unavailable), sasl_username=").append(HOSTILE).append('\n');
        }
        Files.writeString(file("mail.log"), lines);
    }

    @Test
    void eachGetsTheAlertOnceAndAgainNothingAfterARestart() throws Exception {
        Path script = Files.writeString(file("script"), "#!/bin/sh\nprintf '%s\\n' \"$2\" >> " + file("ran") + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", "smtp");
        setup.setServerStartupTimeout(30_000);
        GreenMail mail = new GreenMail(setup);
        mail.start();
        AtomicInteger asked = new AtomicInteger();
        try (HookServer hook = new HookServer();
                DatagramSocket syslog = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            hook.answer(exchange -> HookServer.status(exchange, asked.getAndIncrement() == 0 ? 500 : 200,
                "Cannot POST /hooks/s3cr3tpath"));
            common();
            set("alert.mail.to", "root@example.org");
            set("mail.smtp.host", "127.0.0.1");
            set("mail.smtp.port", mail.getSmtp().getPort());
            set("alert.webhook.url", hook.url("/hooks/s3cr3tpath"));
            set("alert.webhook.kind", "mattermost");
            set("alert.webhook.digest", "0s");
            set("alert.exec.command", script);
            set("alert.syslog.to", "udp:127.0.0.1:" + syslog.getLocalPort());
            set("alert.csv.file", file("alerts.csv"));
            set("alert.screen.enabled", "true");
            Service service = new Service(Files.createDirectory(file("home")), settings);
            service.start();
            try {
                await().atMost(SOON).until(() -> service.printed().contains("run: Started"));
                attack();
                awaitAll(service, mail, hook);
                assertThat(service.terminate()).isLessThan(15);
                service.start();
                await().atMost(SOON).until(() -> service.printed().split("run: Started").length == 3);
                // longer than detection and sinks take to look; nothing is new
                await().during(Duration.ofSeconds(1)).atMost(SOON).until(() -> hook.posts.size() == 2);
            } finally {
                service.kill();
            }
            check(service, mail, hook, syslog);
        } finally {
            mail.stop();
        }
    }

    private void awaitAll(Service service, GreenMail mail, HookServer hook) {
        await().atMost(SOON).ignoreExceptions().untilAsserted(() -> {
            assertThat(hook.posts).as(service.printed()).hasSize(2);
            assertThat(mail.getReceivedMessages()).as(service.printed()).hasSize(1);
            assertThat(Files.readAllLines(file("ran"))).as(service.printed()).hasSize(1);
            assertThat(Files.readAllLines(file("alerts.csv"))).as(service.printed()).hasSize(2);
            assertThat(service.printed()).contains("brute-force: net 203.0.113.0/24");
        });
    }

    private void check(Service service, GreenMail mail, HookServer hook, DatagramSocket syslog) throws Exception {
        assertThat(hook.posts).extracting(HookServer.Post::key).containsOnly(hook.posts.get(0).key());
        assertThat(hook.posts.get(1).body()).contains("brute\\\\-force").doesNotContain("@channel");
        assertThat(mail.getReceivedMessages()).hasSize(1);
        assertThat(mail.getReceivedMessages()[0].getSubject()).contains("brute-force: net 203.0.113.0/24");
        assertThat(Files.readAllLines(file("ran"))).containsExactly("203.0.113.0/24");
        assertThat(Files.readAllLines(file("alerts.csv"))).hasSize(2).last().asString().contains("\"203.0.113.0/24\"");
        DatagramPacket packet = new DatagramPacket(new byte[4_096], 4_096);
        syslog.setSoTimeout(10_000);
        syslog.receive(packet);
        assertThat(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8))
            .contains("rule=\"brute-force\"", "subject=\"203.0.113.0/24\"");
        assertThat(service.printed().split("brute-force: net 203.0.113.0/24")).as("once on the screen").hasSize(2);
        assertThat(service.printed()).as("the failure was told, without the address").contains("HTTP 500")
            .doesNotContain("s3cr3tpath", "\u001b");
    }
}
