package io.saslwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that end when they are done wait for a service that answers late; it is played on loopback. */
class AskedPlacesTest {

    private static final Pattern ADDRESS = Pattern.compile("81\\.2\\.69\\.\\d+");
    private static final String RECORD = ":{\"asn\":\"AS64500\",\"as_name\":\"Example\",\"country_code\":\"NL\"}";

    @TempDir
    private Path folder;
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    /** Long after the few lines are read: the log is at its end before the first answer. */
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            new CountDownLatch(1).await(1, TimeUnit.SECONDS);
            byte[] body = ADDRESS.matcher(asked).results().map(ip -> '"' + ip.group() + '"' + RECORD)
                .collect(Collectors.joining(",", "{", "}")).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private String[] ipinfo(String... command) {
        String[] all = java.util.Arrays.copyOf(command, command.length + 4);
        all[command.length] = "-Dsaslwatch.enrich.geo.ipinfo.enabled=true";
        all[command.length + 1] = "-Dsaslwatch.enrich.geo.ipinfo.token=t";
        all[command.length + 2] = "-Dsaslwatch.enrich.geo.files=ipinfo";
        all[command.length + 3] = "-Dsaslwatch.enrich.geo.ipinfo.url=http://127.0.0.1:" + server.getAddress().getPort()
            + "/batch/lite";
        return all;
    }

    private Path log() throws IOException {
        return Files.writeString(folder.resolve("mail.log"), "2026-11-19T18:00:01+00:00 mx postfix/smtpd[7]: warning: "
            + "unknown[81.2.69.1]: SASL LOGIN authentication failed: x, sasl_username=anna\n"
            + "2026-11-20T18:00:01+00:00 mx postfix/smtpd[7]: warning: unknown[81.2.69.2]: SASL LOGIN authentication "
            + "failed: x, sasl_username=anna\n");
    }

    @Test
    void aScanShowsPlacesThatWereToldAfterItsLastLine() throws IOException {
        Typed scan = Typed.command(ipinfo("scan", "--json", "-", log().toString()));

        assertThat(scan.status()).as(scan.err()).isZero();
        assertThat(scan.out().lines()).hasSize(2).allSatisfy(event -> assertThat(event).contains("\"country\":\"NL\""));
    }

    @Test
    void enrichTakesInWhatWasToldAfterItAsked() throws IOException {
        String db = "jdbc:sqlite:" + folder.resolve("kept.db");
        assertThat(Typed.command("scan", "--db", db, log().toString()).status()).isZero();

        Typed enrich = Typed.command(ipinfo("enrich", "-Dsaslwatch.store.url=" + db, "--since", "2026-11-01", "--places"));

        assertThat(enrich.status()).as(enrich.err()).isZero();
        assertThat(enrich.out()).contains("2 addresses in events").contains("2 have another place now");
        assertThat(enrich("--since", db).out()).contains("0 have another place now");
    }

    private Typed enrich(String option, String db) {
        return Typed.command(ipinfo("enrich", "-Dsaslwatch.store.url=" + db, option, "2026-11-01", "--places"));
    }
}
