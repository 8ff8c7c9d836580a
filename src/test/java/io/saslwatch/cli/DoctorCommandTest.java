package io.saslwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machine is a folder, and the servers are sockets on loopback. */
class DoctorCommandTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @TempDir
    private Path folder;
    private Path log;
    private final Map<String, String> settings = new TreeMap<>();

    @BeforeEach
    void aHealthyMachine() throws IOException {
        log = write(Instant.now());
        Files.createDirectories(folder.resolve("run/chrony"));
        Files.createDirectories(folder.resolve("etc"));
        settings.put("saslwatch.read.paths", log.toString());
        settings.put("saslwatch.store.url", "jdbc:sqlite:" + folder.resolve("data/store.db"));
        settings.put("saslwatch.csv.folder", folder.resolve("data/csv").toString());
        settings.put("saslwatch.enrich.names.enabled", "false");
        settings.put("saslwatch.run.as-root", "true");
        settings.put("saslwatch.extract.zone", "UTC");
    }

    @Test
    void aHealthyMachineHasNothingToMend() {
        Typed doctor = doctor();
        assertThat(doctor.err()).isEmpty();
        assertThat(doctor.out()).contains("ok    java").contains("may read " + log).contains("ok    data")
            .contains("ok    clock").doesNotContain("fail");
        assertThat(doctor.status()).isZero();
    }

    @Test
    void rootIsNoUserForTheService() {
        assumeTrue(System.getProperty("user.name").equals("root"), "not root here");
        settings.remove("saslwatch.run.as-root");
        Typed doctor = doctor();
        assertThat(doctor.out()).contains("fail  user").contains("saslwatch setup");
        assertThat(doctor.status()).isEqualTo(ExitStatus.FAILED);
    }

    @Test
    void aMissingLogIsToldTogetherWithTheJournalThatIsThere() throws IOException {
        Files.delete(log);
        assertThat(doctor().out()).contains("fail  log       there is no " + log).contains("correct saslwatch.read.paths");
        Files.createDirectories(folder.resolve("run/systemd/journal"));
        Typed doctor = doctor();
        assertThat(doctor.out()).contains("this machine logs to the journal").contains("saslwatch.read.journal.enabled=true");
        assertThat(doctor.status()).isEqualTo(ExitStatus.FAILED);
    }

    @Test
    void aLogThatNobodyWritesIsTold() throws IOException {
        Files.setLastModifiedTime(log, FileTime.from(Instant.now().minus(Duration.ofDays(9))));
        assertThat(doctor().out()).contains("warn  log").contains("was last written 9 days ago");
    }

    @Test
    void tellsByWhichGroupAnotherUserCouldReadTheLog() throws IOException {
        String group = Files.readAttributes(log, java.nio.file.attribute.PosixFileAttributes.class).group().getName();
        assumeTrue(group.equals("root"), "the group of files made here is another one");
        Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rw-r-----"));
        openFolders();
        Files.writeString(folder.resolve("etc/passwd"), "root:x:0:0::/:/bin/sh\nwatch:x:990:990::/:/bin/false\n");
        Files.writeString(folder.resolve("etc/group"), "root:x:0:\nwatch:x:990:\n");
        Typed refused = doctor("--user=watch");
        assertThat(refused.out()).contains("fail  log       watch may not read " + log + " (owner root, group root, rw-r-----)")
            .contains("setfacl -m u:watch:r " + log);
        Files.writeString(folder.resolve("etc/group"), "root:x:0:watch\nwatch:x:990:\n");
        assertThat(doctor("--user=watch").out()).contains("ok    log       watch may read " + log);
        Files.writeString(folder.resolve("etc/group"), "root:x:0:\nwatch:x:990:\n");
        Files.createDirectories(folder.resolve("etc/systemd/system"));
        Files.writeString(folder.resolve("etc/systemd/system/saslwatch.service"), "SupplementaryGroups=root\n");
        assertThat(doctor("--user=watch").out()).contains("ok    log       watch may read " + log);
        assertThat(doctor("--user=nobody-here").err()).contains("there is no such user");
    }

    @Test
    void aFolderThatTheServiceMayNotWriteIsTold() throws IOException {
        assumeTrue(System.getProperty("user.name").equals("root"), "files are not root's here");
        openFolders();
        Files.writeString(folder.resolve("etc/passwd"), "watch:x:990:990::/:/bin/false\n");
        Typed doctor = doctor("--user=watch");
        assertThat(doctor.out()).contains("fail  data      watch may not write to " + folder)
            .contains("install -d -o watch -m 750 " + folder.resolve("data"));
    }

    @Test
    void stampsOfAnotherZoneAreTold() throws IOException {
        write(Instant.now().minus(Duration.ofHours(2)));
        Typed doctor = doctor();
        assertThat(doctor.out()).contains("warn  zone").contains("120 minutes").contains("saslwatch.extract.zone." + log);
        assertThat(doctor.status()).isZero();
        settings.put("saslwatch.extract.zone." + log, "-02:00");
        assertThat(doctor().out()).doesNotContain("warn  zone");
    }

    @Test
    void asksTheNameServers() throws Exception {
        settings.put("saslwatch.enrich.names.enabled", "true");
        try (DatagramSocket server = new DatagramSocket(0, LOOPBACK)) {
            Thread answering = daemon(() -> {
                DatagramPacket packet = new DatagramPacket(new byte[512], 512);
                server.receive(packet);
                packet.getData()[2] |= (byte) 0x80;
                server.send(packet);
            });
            settings.put("saslwatch.enrich.names.servers", "127.0.0.1:" + server.getLocalPort());
            assertThat(doctor().out()).contains("ok    resolver  the name server 127.0.0.1 port " + server.getLocalPort());
            answering.join();
        }
        Typed doctor = doctor();
        assertThat(doctor.out()).contains("fail  resolver").contains("/etc/resolv.conf");
        assertThat(doctor.status()).isEqualTo(ExitStatus.FAILED);
    }

    @Test
    void greetsTheMailServerAndSendsNothing() throws Exception {
        List<String> said = new ArrayList<>();
        settings.put("saslwatch.alert.mail.to", "ops@example.org");
        settings.put("saslwatch.mail.smtp.host", "127.0.0.1");
        try (ServerSocket server = new ServerSocket(0, 5, LOOPBACK)) {
            settings.put("saslwatch.mail.smtp.port", String.valueOf(server.getLocalPort()));
            daemon(() -> smtp(server, said));
            assertThat(doctor().out()).contains("ok    mail");
            assertThat(said).containsExactly("EHLO [127.0.0.1]", "QUIT");
            settings.put("saslwatch.mail.smtp.security", "starttls");
            daemon(() -> smtp(server, said));
            assertThat(doctor().out()).contains("fail  mail").contains("does not offer STARTTLS");
        }
        assertThat(doctor().out()).contains("fail  mail").contains("saslwatch.mail.smtp.host");
    }

    @Test
    void aWebhookThatCannotBeReachedIsToldWithoutItsSecretAddress() throws Exception {
        int port;
        try (ServerSocket server = new ServerSocket(0, 5, LOOPBACK)) {
            port = server.getLocalPort();
            settings.put("saslwatch.alert.webhook.url", "http://127.0.0.1:" + port + "/hooks/s3cr3t-token");
            assertThat(doctor().out()).contains("ok    webhook   127.0.0.1 port " + port).doesNotContain("s3cr3t");
        }
        Typed doctor = doctor();
        assertThat(doctor.out()).contains("fail  webhook   127.0.0.1 port " + port).doesNotContain("s3cr3t");
        settings.put("saslwatch.alert.webhook.url", "hooks/s3cr3t-token");
        assertThat(doctor().out()).contains("fail  webhook").contains("http://").doesNotContain("s3cr3t");
    }

    @Test
    void aDatabaseServerAndTheJournalAreLookedAt() throws IOException {
        settings.put("saslwatch.read.journal.enabled", "true");
        settings.put("saslwatch.read.paths", "");
        settings.put("saslwatch.read.journal.command", folder.resolve("journalctl").toString());
        try (ServerSocket server = new ServerSocket(0, 5, LOOPBACK)) {
            settings.put("saslwatch.store.url", "jdbc:postgresql://127.0.0.1:" + server.getLocalPort() + "/x?password=s3cr3t");
            assertThat(doctor().out()).contains("ok    store").doesNotContain("s3cr3t").contains("fail  journal   there is no");
        }
        assertThat(doctor().out()).contains("fail  store").contains("saslwatch.store.url").doesNotContain("s3cr3t");
        Files.writeString(folder.resolve("journalctl"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(folder.resolve("journalctl"), PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(doctor().out()).doesNotContain("there is no program").contains("kept in memory");
    }

    @Test
    void findingsAreWrittenAsJson() throws IOException {
        Files.delete(log);
        Typed doctor = doctor("--json");
        assertThat(doctor.status()).isEqualTo(ExitStatus.FAILED);
        List<Map<String, String>> found = new ArrayList<>();
        for (String line : doctor.out().split("\n")) {
            found.add(object(line));
        }
        assertThat(found).anySatisfy(finding -> assertThat(finding).containsEntry("check", "log").containsEntry("level", "fail")
            .containsEntry("what", "there is no " + log).containsKey("remedy"));
    }

    private Typed doctor(String... more) {
        List<String> words = new ArrayList<>(List.of("doctor", "--root=" + folder));
        settings.forEach((key, value) -> words.add("-D" + key + "=" + value));
        words.addAll(List.of(more));
        return Typed.command(words.toArray(String[]::new));
    }

    private Path write(Instant stamp) throws IOException {
        Path file = Files.createDirectories(folder.resolve("var/log")).resolve("mail.log");
        String header = java.time.format.DateTimeFormatter.ofPattern("MMM d HH:mm:ss", java.util.Locale.ROOT)
            .format(stamp.atZone(ZoneOffset.UTC));
        return Files.writeString(file, header.replaceFirst("^(\\w+) (\\d) ", "$1  $2 ")
            + " mx postfix/smtpd[1]: connect from unknown[192.0.2.1]\n");
    }

    /** Test folders are for their owner alone, and so is what is above them. */
    private void openFolders() throws IOException {
        for (Path each = log.getParent(); !each.equals(folder.getParent()); each = each.getParent()) {
            Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static void smtp(ServerSocket server, List<String> said) throws IOException {
        try (Socket client = server.accept()) {
            var out = client.getOutputStream();
            var in = new java.io.BufferedReader(new java.io.InputStreamReader(client.getInputStream()));
            out.write("220 mail.example.org\r\n".getBytes(StandardCharsets.US_ASCII));
            said.add(in.readLine());
            out.write("250-mail.example.org\r\n250 SIZE\r\n".getBytes(StandardCharsets.US_ASCII));
            said.add(in.readLine());
        }
    }

    private interface Work {
        void work() throws Exception;
    }

    private static Thread daemon(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.work();
            } catch (Exception ended) {
                throw new IllegalStateException(ended);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static Map<String, String> object(String line) throws IOException {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser json = new JsonFactory().createParser(line)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.FIELD_NAME) {
                    fields.put(json.currentName(), json.nextTextValue());
                }
            }
        }
        return fields;
    }
}
