package io.saslwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.saslwatch.deliver.outbox.TestCertificate;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.Map;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What doctor finds on the network; the servers are sockets on loopback. */
class DoctorServersTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @TempDir
    private Path folder;
    private DoctorsMachine machine;
    private Map<String, String> settings;

    @BeforeEach
    void aHealthyMachine() throws IOException {
        machine = new DoctorsMachine(folder);
        settings = machine.settings();
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
            assertThat(machine.doctor().out()).contains("ok    resolver  the name server 127.0.0.1 port " + server.getLocalPort());
            answering.join();
        }
        Typed doctor = machine.doctor();
        assertThat(doctor.out()).contains("fail  resolver").contains("/etc/resolv.conf");
        assertThat(doctor.status()).isEqualTo(ExitStatus.FAILED);
    }

    @Test
    void greetsTheMailServerAndSendsNothing() throws Exception {
        List<String> said = new CopyOnWriteArrayList<>();
        settings.put("saslwatch.alert.mail.to", "ops@example.org");
        settings.put("saslwatch.mail.smtp.host", "127.0.0.1");
        try (ServerSocket server = new ServerSocket(0, 5, LOOPBACK)) {
            settings.put("saslwatch.mail.smtp.port", String.valueOf(server.getLocalPort()));
            daemon(() -> smtp(server, said));
            assertThat(machine.doctor().out()).contains("ok    mail");
            // the farewell is not waited for
            await().untilAsserted(() -> assertThat(said).containsExactly("EHLO [127.0.0.1]", "QUIT"));
            settings.put("saslwatch.mail.smtp.security", "starttls");
            daemon(() -> smtp(server, said));
            assertThat(machine.doctor().out()).contains("fail  mail").contains("does not offer STARTTLS");
        }
        assertThat(machine.doctor().out()).contains("fail  mail").contains("saslwatch.mail.smtp.host");
    }

    @Test
    void aWebhookThatCannotBeReachedIsToldWithoutItsSecretAddress() throws Exception {
        int port;
        try (ServerSocket server = new ServerSocket(0, 5, LOOPBACK)) {
            port = server.getLocalPort();
            settings.put("saslwatch.alert.webhook.url", "http://127.0.0.1:" + port + "/hooks/s3cr3t-token");
            assertThat(machine.doctor().out()).contains("ok    webhook   127.0.0.1 port " + port).doesNotContain("s3cr3t");
        }
        Typed doctor = machine.doctor();
        assertThat(doctor.out()).contains("fail  webhook   127.0.0.1 port " + port).doesNotContain("s3cr3t");
        settings.put("saslwatch.alert.webhook.url", "hooks/s3cr3t-token");
        assertThat(machine.doctor().out()).contains("fail  webhook").contains("http://").doesNotContain("s3cr3t");
    }

    @Test
    void aDatabaseServerAndTheJournalAreLookedAt() throws IOException {
        settings.put("saslwatch.read.journal.enabled", "true");
        settings.put("saslwatch.read.paths", "");
        settings.put("saslwatch.read.journal.command", folder.resolve("journalctl").toString());
        try (ServerSocket server = new ServerSocket(0, 5, LOOPBACK)) {
            settings.put("saslwatch.store.url", "jdbc:postgresql://127.0.0.1:" + server.getLocalPort() + "/x?password=s3cr3t");
            assertThat(machine.doctor().out()).contains("ok    store").doesNotContain("s3cr3t").contains("fail  journal   there is no");
        }
        assertThat(machine.doctor().out()).contains("fail  store").contains("saslwatch.store.url").doesNotContain("s3cr3t");
        Files.writeString(folder.resolve("journalctl"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(folder.resolve("journalctl"), PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(machine.doctor().out()).doesNotContain("there is no program").contains("kept in memory");
    }

    @Test
    void aCertificateThatIsNotTrustedIsToldAsThat() throws Exception {
        TestCertificate certificate = new TestCertificate(folder, "ip:127.0.0.1");
        try (ServerSocket server = certificate.server().getServerSocketFactory().createServerSocket(0, 5, LOOPBACK)) {
            settings.put("saslwatch.alert.webhook.url", "https://127.0.0.1:" + server.getLocalPort() + "/hooks/s3cr3t");
            daemon(() -> handshake(server));
            assertThat(machine.doctor().out()).contains("fail  webhook").contains("its certificate is not trusted")
                .contains("saslwatch.tls.trust").doesNotContain("cannot be reached");
            settings.put("saslwatch.tls.trust", certificate.pem().toString());
            daemon(() -> handshake(server));
            Typed doctor = machine.doctor();
            assertThat(doctor.out()).contains("ok    webhook").contains("ok    tls");
            assertThat(doctor.status()).isZero();
        }
    }

    @Test
    void aCertificateForAnotherNameIsNotAMatterOfTrust() throws Exception {
        TestCertificate certificate = new TestCertificate(folder, "dns:other.example");
        settings.put("saslwatch.tls.trust", certificate.pem().toString());
        try (ServerSocket server = certificate.server().getServerSocketFactory().createServerSocket(0, 5, LOOPBACK)) {
            settings.put("saslwatch.alert.webhook.url", "https://127.0.0.1:" + server.getLocalPort() + "/");
            daemon(() -> handshake(server));
            assertThat(machine.doctor().out()).contains("fail  webhook").contains("is there, but TLS fails")
                .doesNotContain("not trusted");
        }
    }

    @Test
    void theMailServersCertificateIsSeenAfterStarttls() throws Exception {
        TestCertificate certificate = new TestCertificate(folder, "ip:127.0.0.1");
        settings.put("saslwatch.alert.mail.to", "ops@example.org");
        settings.put("saslwatch.mail.smtp.host", "127.0.0.1");
        settings.put("saslwatch.mail.smtp.security", "starttls");
        try (ServerSocket server = new ServerSocket(0, 5, LOOPBACK)) {
            settings.put("saslwatch.mail.smtp.port", String.valueOf(server.getLocalPort()));
            daemon(() -> starttls(server, certificate));
            assertThat(machine.doctor().out()).contains("fail  mail").contains("its certificate is not trusted");
            settings.put("saslwatch.tls.trust", certificate.pem().toString());
            daemon(() -> starttls(server, certificate));
            assertThat(machine.doctor().out()).contains("ok    mail");
        }
    }

    @Test
    void aPortThatAnotherProgramHasKeepsTheServiceFromStarting() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 5, LOOPBACK)) {
            daemon(() -> other.accept().close());
            settings.put("saslwatch.manage.port", String.valueOf(other.getLocalPort()));
            Typed doctor = machine.doctor();
            assertThat(doctor.out()).contains("fail  port").contains("it is not saslwatch that answers there");
            assertThat(doctor.status()).isEqualTo(ExitStatus.FAILED);
        }
    }

    @Test
    void eachServerOfADatabaseIsLookedAt() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, LOOPBACK)) {
            settings.put("saslwatch.store.url", "jdbc:mariadb:sequential://127.0.0.1:1,127.0.0.1:" + server.getLocalPort() + "/x");
            Typed doctor = machine.doctor();
            assertThat(doctor.out()).contains("warn  store     127.0.0.1 port 1 ").contains("ok    store");
            assertThat(doctor.status()).isZero();
        }
        settings.put("saslwatch.store.url", "jdbc:mariadb://u:s3cr3t@127.0.0.1:1/x");
        assertThat(machine.doctor().out()).contains("fail  store").contains("saslwatch.store.user").doesNotContain("s3cr3t");
    }

    /** Agrees on encryption, or is refused. */
    private static void handshake(ServerSocket server) throws IOException {
        try (Socket client = server.accept()) {
            client.getInputStream().read();
        } catch (SSLException refused) {
            // what the client thinks of the certificate is the test
        }
    }

    private static void starttls(ServerSocket server, TestCertificate certificate) throws Exception {
        try (Socket client = server.accept()) {
            var out = client.getOutputStream();
            var in = new java.io.BufferedReader(new java.io.InputStreamReader(client.getInputStream()));
            out.write("220 mail.example.org\r\n".getBytes(StandardCharsets.US_ASCII));
            in.readLine();
            out.write("250-mail.example.org\r\n250 STARTTLS\r\n".getBytes(StandardCharsets.US_ASCII));
            in.readLine();
            out.write("220 go on\r\n".getBytes(StandardCharsets.US_ASCII));
            SSLSocket secured = (SSLSocket) certificate.server().getSocketFactory().createSocket(client, null, false);
            secured.setUseClientMode(false);
            secured.getInputStream().read();
        } catch (SSLException refused) {
            // what the client thinks of the certificate is the test
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
}
