package io.saslwatch.deliver.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.saslwatch.deliver.render.SomeAlerts;
import io.saslwatch.event.Severity;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts, syslog and CSV files through the templates that ship. */
class LocalSinksTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path home;
    private SinkHarness sinks;

    @BeforeEach
    void start() throws Exception {
        sinks = new SinkHarness(home, Map.of());
    }

    @AfterEach
    void stop() {
        sinks.close();
    }

    private void sink(String kind, Map<String, Object> parameters) throws Exception {
        sinks.sink(kind, "sink-" + kind, parameters);
        await().atMost(SOON).until(() -> sinks.knows(kind));
    }

    private Path script(String text) throws Exception {
        Path file = Files.writeString(home.resolve("script"), "#!/bin/sh\n" + text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void aScriptGetsTheSubjectAsOneArgumentAndTheAlertOnStandardInput() throws Exception {
        Path out = home.resolve("out");
        sink("exec", Map.of("command", script("printf '%s\\n' \"$#\" \"$@\" > " + out + ".new; cat >> " + out + ".new; mv "
            + out + ".new " + out) + " -v"));
        sinks.raise(Severity.HIGH, "--help; touch /tmp/x $(id) `id` 'x");

        await().atMost(SOON).untilAsserted(() -> assertThat(sinks.deliveries()).as(sinks.lastError())
            .containsExactly("exec|sent|1"));
        List<String> lines = Files.readAllLines(out);
        assertThat(lines.subList(0, 4)).containsExactly("3", "-v", "--", "--help; touch /tmp/x $(id) `id` 'x");
        assertThat(lines.get(4)).startsWith("{\"uid\":\"").contains("\"subject\":\"--help; touch");
    }

    @Test
    void aScriptThatFailsOrHangsIsToldAndTriedAgain() throws Exception {
        Path mark = home.resolve("mark");
        sink("exec", Map.of("command", script("test -e " + mark + " && exit 0\ntouch " + mark + "\nexit 7").toString()));
        sinks.raise(Severity.HIGH, "anna");
        await().atMost(SOON).until(() -> sinks.deliveries().contains("exec|sent|2"));

        sinks.sink("slow", "sink-exec", Map.of("command", "/bin/sleep 60", "timeout", "300ms", "attempts", "1"));
        await().atMost(SOON).until(() -> sinks.knows("slow"));
        sinks.raise(Severity.HIGH, "bob");
        await().atMost(SOON).until(() -> sinks.deliveries().contains("slow|failed|1"));
        assertThat(sinks.lastError()).contains("/bin/sleep");
    }

    @Test
    void syslogMessagesArriveOverUdpAndTcp() throws Exception {
        try (DatagramSocket udp = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
                ServerSocket tcp = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            udp.setSoTimeout(20_000);
            sink("syslog", Map.of("to", "udp:127.0.0.1:" + udp.getLocalPort()));
            sinks.sink("tcp", "sink-syslog", Map.of("to", "tcp:127.0.0.1:" + tcp.getLocalPort()));
            await().atMost(SOON).until(() -> sinks.knows("tcp"));
            sinks.raise(Severity.HIGH, "anna");
            DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
            udp.receive(packet);
            assertThat(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8)).startsWith("<82>1 ")
                .contains("subject=\"anna\"");
            try (Socket socket = tcp.accept(); InputStream in = socket.getInputStream()) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                int blank = text.indexOf(' ');
                assertThat(Integer.parseInt(text.substring(0, blank)))
                    .isEqualTo(text.substring(blank + 1).getBytes(StandardCharsets.UTF_8).length);
            }
        }
    }

    @Test
    void aSyslogServerMayHaveAnIpv6AddressAndRefuseForAWhile() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 5, InetAddress.getByName("::1"))) {
            port = free.getLocalPort();
        }
        sink("syslog", Map.of("to", "tcp:[::1]:" + port));
        sinks.raise(Severity.HIGH, "anna");
        await().atMost(SOON).until(() -> sinks.lastError() != null);
        assertThat(sinks.lastError()).containsIgnoringCase("refused");
        try (ServerSocket back = new ServerSocket(port, 5, InetAddress.getByName("::1")); Socket socket = back.accept()) {
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).contains("subject=\"anna\"");
            await().atMost(SOON).until(() -> sinks.deliveries().get(0).startsWith("syslog|sent|"));
        }
    }

    @Test
    void aCsvFileThatCannotBeWrittenIsWrittenWhenItCan() throws Exception {
        Path folder = home.resolve("folder");
        Files.writeString(folder, "a file in the way");
        sink("csv", Map.of("file", folder.resolve("alerts.csv").toString()));
        sinks.raise(Severity.HIGH, "anna");
        await().atMost(SOON).until(() -> sinks.lastError() != null);
        Files.delete(folder);

        await().atMost(SOON).until(() -> sinks.deliveries().get(0).startsWith("csv|sent|"));
        assertThat(Files.readAllLines(folder.resolve("alerts.csv"))).hasSize(2);
    }

    @Test
    void whatTheScreenShowsMovesNoCursor() throws Exception {
        java.io.PrintStream before = System.out;
        java.io.ByteArrayOutputStream shown = new java.io.ByteArrayOutputStream();
        System.setOut(new java.io.PrintStream(shown, true, StandardCharsets.UTF_8));
        try {
            sink("screen", Map.of());
            sinks.raise(Severity.HIGH, "anna" + SomeAlerts.HOSTILE);
            await().atMost(SOON).until(() -> sinks.deliveries().contains("screen|sent|1"));
        } finally {
            System.setOut(before);
        }
        assertThat(shown.toString(StandardCharsets.UTF_8)).contains("[high] country-spread: user anna", "saslwatch ack")
            .doesNotContain("\u001b", "\u202e", "\u0000", "\r");
    }

    @Test
    void aCsvFileHasItsHeadOnceAndARowForEachAlert() throws Exception {
        Path file = home.resolve("folder/alerts.csv");
        sink("csv", Map.of("file", file.toString()));
        sinks.raise(Severity.HIGH, "=anna");
        await().atMost(SOON).until(() -> sinks.deliveries().contains("csv|sent|1"));
        sinks.raise(Severity.HIGH, "bob");

        await().atMost(SOON).until(() -> sinks.deliveries().stream().filter("csv|sent|1"::equals).count() == 2);
        assertThat(Files.readAllLines(file)).hasSize(3).first().asString().startsWith("uid,revision");
        assertThat(Files.readString(file)).contains("\"'=anna\"", "\"bob\"");
    }
}
