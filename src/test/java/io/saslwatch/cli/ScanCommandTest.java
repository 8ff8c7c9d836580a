package io.saslwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saslwatch.enrich.dns.LoopbackDns;
import io.saslwatch.enrich.dns.Scripts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanCommandTest {

    private static final String FAILED = "2026-11-20T18:00:0%d+00:00 mx postfix/submission/smtpd[7]: warning: "
        + "unknown[192.0.2.7]:4711: SASL LOGIN authentication failed: (reason unavailable), sasl_username=%s\n";

    @TempDir
    private Path folder;

    private Path log(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        if (!name.endsWith(".gz")) {
            return Files.writeString(file, text);
        }
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static List<JsonNode> objects(String lines) throws IOException {
        List<JsonNode> objects = new ArrayList<>();
        for (String line : lines.split("\n")) {
            objects.add(new ObjectMapper().readTree(line));
        }
        return objects;
    }

    @Test
    void keepsAStoreNamedWithARelativePathInTheCurrentFolderWhereverTheSettingsAre() throws IOException {
        Path log = log("mail.log", String.format(FAILED, 3, "carla"));
        Path settings = log("etc/mine.properties", "saslwatch.store.url=jdbc:sqlite:data/saslwatch.db\n");
        Path named = Path.of("").toAbsolutePath().relativize(folder.toAbsolutePath().resolve("kept.db"));

        Typed scan = Typed.command("scan", "--config", settings.toString(), "--db", "jdbc:sqlite:" + named, log.toString());

        assertThat(scan.status()).as(scan.err()).isZero();
        assertThat(folder.resolve("kept.db")).isNotEmptyFile();
        assertThat(folder.resolve("etc").toFile().list()).containsExactly("mine.properties");
    }

    @Test
    void writesOneJsonObjectPerEventOldestFileFirst() throws IOException {
        Path live = log("mail.log", "noise\n" + String.format(FAILED, 3, "carla"));
        Path packed = log("mail.log.2.gz", String.format(FAILED, 1, "anna"));
        Path renamed = log("mail.log.1", String.format(FAILED, 2, "ben"));

        Typed scan = Typed.command("scan", "--json", "-", live.toString(), renamed.toString(), packed.toString());

        assertThat(scan.status()).as(scan.err()).isZero();
        List<JsonNode> events = objects(scan.out());
        assertThat(events).extracting(event -> event.get("user").asText()).containsExactly("anna", "ben", "carla");
        JsonNode last = events.get(2);
        assertThat(last.fieldNames()).toIterable().startsWith("file", "line", "lines", "offset", "id", "time", "host",
            "daemon", "service", "outcome", "count", "user", "ip", "port", "mechanism", "reason", "session");
        assertThat(last.get("file").asText()).isEqualTo(live.toString());
        assertThat(last.get("line").asInt()).isEqualTo(2);
        assertThat(last.get("lines").asInt()).isEqualTo(1);
        assertThat(last.get("offset").asInt()).isEqualTo(6);
        assertThat(last.get("time").asText()).isEqualTo("2026-11-20T18:00:03Z");
        assertThat(last.get("host").asText()).isEqualTo("mx");
        assertThat(last.get("daemon").asText()).isEqualTo("postfix");
        assertThat(last.get("service").asText()).isEqualTo("submission");
        assertThat(last.get("outcome").asText()).isEqualTo("failure");
        assertThat(last.get("count").asInt()).isEqualTo(1);
        assertThat(last.get("ip").asText()).isEqualTo("192.0.2.7");
        assertThat(last.get("port").asInt()).isEqualTo(4711);
        assertThat(last.get("mechanism").asText()).isEqualTo("LOGIN");
        assertThat(last.get("session").isNull()).isTrue();
    }

    @Test
    void givesALineTheSameIdInAPlainAndInACompressedFile() throws IOException {
        String text = String.format(FAILED, 1, "anna") + String.format(FAILED, 2, "ben");
        Typed plain = Typed.command("scan", "--json", "-", log("a/mail.log", text).toString());
        Typed packed = Typed.command("scan", "--json", "-", log("b/mail.log.1.gz", text).toString());

        assertThat(objects(packed.out())).hasSize(2).extracting(event -> event.get("id").asText())
            .isEqualTo(objects(plain.out()).stream().map(event -> event.get("id").asText()).toList());
    }

    @Test
    void storesNothingTwiceWhenALogIsScannedAgainUnderAnotherName() throws IOException {
        String db = "jdbc:sqlite:" + folder.resolve("kept.db");
        Path log = log("mail.log", String.format(FAILED, 1, "anna"));
        assertThat(Typed.command("scan", "--db", db, log.toString()).out()).contains("1 events found");
        Files.move(log, folder.resolve("mail.log.1"));
        log("mail.log", String.format(FAILED, 2, "ben"));

        Typed again = Typed.command("scan", "--db", db, "--json", "-", folder.resolve("mail.log.1").toString(),
            log.toString());

        assertThat(again.status()).as(again.err()).isZero();
        assertThat(objects(again.out())).extracting(event -> event.get("user").asText()).containsExactly("anna", "ben");
    }

    @Test
    void readsWhatIsPipedIn() throws IOException {
        Typed scan = Typed.piped(String.format(FAILED, 1, "anna"), "scan", "--json", "-", "-");

        assertThat(scan.status()).as(scan.err()).isZero();
        assertThat(objects(scan.out())).extracting(event -> event.get("user").asText()).containsExactly("anna");
    }

    @Test
    void readsAFolderWithItsSubfoldersAndSumsUp() throws IOException {
        log("mail.log", String.format(FAILED, 1, "anna") + String.format(FAILED, 2, "anna\u001b[2J"));
        log("old/mail.log.1.gz", String.format(FAILED, 0, "anna"));

        Typed scan = Typed.command("scan", folder.toString());

        assertThat(scan.status()).as(scan.err()).isZero();
        assertThat(scan.out()).contains("3 lines of 2 logs read, 3 events found")
            .contains("from 2026-11-20T18:00:00Z to 2026-11-20T18:00:02Z")
            .containsPattern("failure +3\n").containsPattern("192\\.0\\.2\\.7 +3 +3 +0\n")
            .containsPattern("anna +2 +2 +0\n").doesNotContain("\u001b");
    }

    @Test
    void readsALogWhoseNameHasACommaOrTheCharactersOfAGlob() throws IOException {
        Path comma = log("a,b.log", String.format(FAILED, 1, "anna"));
        Path glob = log("mail[1].log", String.format(FAILED, 2, "ben"));

        assertThat(Typed.command("scan", comma.toString(), glob.toString()).out())
            .contains("2 lines of 2 logs read, 2 events found");
    }

    @Test
    void writesACsvFileBesideTheSummary() throws IOException {
        Path csv = folder.resolve("out.csv");
        Typed scan = Typed.command("scan", "--csv", csv.toString(),
            log("mail.log", String.format(FAILED, 1, "=cmd|' /C calc'!A0")).toString());

        assertThat(scan.status()).as(scan.err()).isZero();
        assertThat(Files.readString(csv)).contains("'=cmd|' /C calc'!A0").endsWith("\r\n").hasLineCount(2);
    }

    @Test
    void endsEachJsonObjectWithWhatIsKnownOfTheAddress() throws IOException {
        Typed scan = Typed.command("scan", "--json", "-", log("mail.log", String.format(FAILED, 1, "anna")).toString());

        JsonNode event = objects(scan.out()).get(0);
        List<String> fields = new ArrayList<>();
        event.fieldNames().forEachRemaining(fields::add);
        assertThat(fields).endsWith("evidence", "name", "name_status", "country", "city", "asn", "organisation");
        assertThat(event.get("name_status").asText()).as("names were not asked for").isEqualTo("off");
        for (String unknown : List.of("name", "country", "city", "asn", "organisation")) {
            assertThat(event.get(unknown).isNull()).as(unknown).isTrue();
        }
    }

    @Test
    void waitsForTheNamesOfAllAddressesWhenAskedTo() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            text.append(String.format(FAILED, 1, "anna").replace("192.0.2.7", "81.2." + i / 250 + "." + i % 250));
        }
        text.append(String.format(FAILED, 2, "ben"));
        Path csv = folder.resolve("out.csv");
        try (LoopbackDns dns = LoopbackDns.open("127.0.0.1", Duration.ofMillis(20), 0.02, 5)
                .otherwise(Scripts.names("host.example.net."))
                .reverse("81.2.0.1", Scripts.nxdomain(3600)).reverse("81.2.0.2", Scripts.silence())) {
            Typed scan = Typed.command("scan", "--names", "--json", "-", "--csv", csv.toString(),
                "-Dsaslwatch.enrich.names.servers=127.0.0.1:" + dns.address().getPort(),
                "-Dsaslwatch.enrich.names.timeout=200ms", log("mail.log", text.toString()).toString());

            assertThat(scan.status()).as(scan.err()).isZero();
            assertThat(objects(scan.out())).hasSize(501).allSatisfy(event -> {
                String ip = event.get("ip").asText();
                assertThat(event.get("name_status").asText()).as(ip).isEqualTo(ip.equals("81.2.0.1") ? "nxdomain"
                    : ip.equals("81.2.0.2") ? "timeout" : ip.equals("192.0.2.7") ? "private" : "ok");
            });
        }
        assertThat(Files.readAllLines(csv)).hasSize(502).doesNotHaveDuplicates()
            .filteredOn(row -> row.contains(",host.example.net,ok,")).hasSize(498);
    }

    @Test
    void endsWithoutNamesWhenNoServerAnswers() throws IOException {
        try (LoopbackDns dns = LoopbackDns.open().otherwise(Scripts.silence())) {
            Typed scan = Typed.command("scan", "--names", "--json", "-",
                "-Dsaslwatch.enrich.names.servers=127.0.0.1:" + dns.address().getPort(),
                "-Dsaslwatch.enrich.names.timeout=50ms", "-Dsaslwatch.enrich.names.retries=1",
                log("mail.log", String.format(FAILED, 1, "anna").replace("192.0.2.7", "81.2.69.142")).toString());

            assertThat(scan.status()).as(scan.err()).isZero();
            assertThat(objects(scan.out()).get(0).get("name_status").asText()).isEqualTo("timeout");
        }
    }

    @Test
    void refusesServersThatAreNone() throws IOException {
        Typed scan = Typed.command("scan", "--names", "-Dsaslwatch.enrich.names.servers=not a server:x",
            log("mail.log", "x\n").toString());

        assertThat(scan.status()).isEqualTo(2);
        assertThat(scan.err()).contains("saslwatch.enrich.names.servers");
    }

    @Test
    void namesTheMissingLogAndEndsWithWrongUsage() {
        Typed scan = Typed.command("scan", folder.resolve("nothing.log").toString());

        assertThat(scan.status()).isEqualTo(2);
        assertThat(scan.err()).contains("no such file or folder").contains("nothing.log");
    }

    @Test
    void tellsAWrongSettingBeforeAnythingIsRead() throws IOException {
        Typed scan = Typed.command("scan", "-Dsaslwatch.read.batch=much", log("mail.log", "x\n").toString());

        assertThat(scan.status()).isEqualTo(2);
        assertThat(scan.err()).contains("command line").contains("saslwatch.read.batch").contains("much");
    }
}
