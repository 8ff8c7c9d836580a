package io.saslwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.saslwatch.enrich.dns.LoopbackDns;
import io.saslwatch.enrich.dns.Scripts;
import io.saslwatch.enrich.geo.MmdbFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class GeoCommandsTest {

    private static final Instant BUILT = Instant.now().minus(10, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

    @TempDir
    private Path folder;

    private Path country(Instant built) throws IOException {
        return MmdbFile.of("country", built).put("192.0.2.0/24", Map.of("country_code", "NL",
            "city", Map.of("names", Map.of("en", "Amster\u001Bdam")))).write(folder.resolve("country.mmdb"));
    }

    private Path asn() throws IOException {
        return Files.writeString(folder.resolve("asn.csv"), "192.0.2.0,192.0.2.255,64500,Example Networks\nnonsense\n");
    }

    private static Typed geo(String files, String... rest) {
        List<String> args = new ArrayList<>(List.of("geo", rest[0], "-Dsaslwatch.enrich.geo.files=" + files));
        args.addAll(List.of(rest).subList(1, rest.length));
        return Typed.command(args.toArray(String[]::new));
    }

    @Test
    void showsWhereAnAddressIsAndWhoSaysSo() throws IOException {
        Typed lookup = geo(country(BUILT) + "," + asn(), "lookup", "192.0.2.7", "::ffff:192.0.2.8", "2001:DB8:0::1");

        assertThat(lookup.status()).as(lookup.err()).isZero();
        String day = BUILT.toString().substring(0, 10);
        assertThat(lookup.out()).contains("192.0.2.7\n").contains("192.0.2.8\n").contains("2001:db8::1\n")
            .containsPattern("country +NL  \\(country.mmdb@" + day + "\\)").contains("Amster\uFFFDdam")
            .containsPattern("asn +AS64500  \\(asn.csv@").containsPattern("organisation +Example Networks  \\(asn.csv@")
            .contains("nothing is known of it").doesNotContain("\u001B").doesNotContain("name ");
    }

    @Test
    void writesLookUpsAsJsonWithTheNameWhenAskedFor() throws IOException {
        Typed lookup = geo(country(BUILT) + "," + asn(), "lookup", "--json", "--name", "192.0.2.7", "198.51.100.7");

        assertThat(lookup.status()).as(lookup.err()).isZero();
        String[] lines = lookup.out().split("\n");
        assertThat(lines).hasSize(2);
        JsonNode known = new ObjectMapper().readTree(lines[0]);
        assertThat(known.get("ip").asText()).isEqualTo("192.0.2.7");
        assertThat(known.get("country").asText()).isEqualTo("NL");
        assertThat(known.get("asn").asLong()).isEqualTo(64500);
        assertThat(known.get("latitude").isNull()).isTrue();
        assertThat(known.get("sources").get("asn").asText()).startsWith("asn.csv@");
        assertThat(known.get("name").isNull()).isTrue();
        assertThat(known.get("name_status").asText()).as("never asked for documentation addresses").isEqualTo("private");
        JsonNode unknown = new ObjectMapper().readTree(lines[1]);
        assertThat(unknown.get("country").isNull()).isTrue();
        assertThat(unknown.get("sources")).isEmpty();
    }

    @Test
    void asksNameServersForTheName() {
        try (LoopbackDns dns = LoopbackDns.open()) {
            dns.reverse("81.2.69.142", Scripts.names("host-142.example.net."));
            Typed lookup = geo("none.mmdb", "lookup", "--name", "-Dsaslwatch.enrich.names.enabled=false",
                "-Dsaslwatch.enrich.names.servers=127.0.0.1:" + dns.address().getPort(), "81.2.69.142", "81.2.69.143");

            assertThat(lookup.status()).as(lookup.err()).isZero();
            assertThat(lookup.out()).contains("host-142.example.net").contains("nxdomain");
        }
    }

    @Test
    void refusesWhatIsNoAddress() {
        for (String wrong : List.of("www.example.org", "192.0.2", "192.0.2.256", "1", "::g", "evil\u001B[2J")) {
            Typed lookup = geo("none.mmdb", "lookup", "192.0.2.7", wrong);
            assertThat(lookup.status()).as(wrong).isEqualTo(2);
            assertThat(lookup.err()).contains("is not an IP address").contains("192.0.2.7 or 2001:db8::7")
                .doesNotContain("\u001B");
        }
    }

    @Test
    void asksTheServiceAndWaitsForItsAnswer() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] body = "{\"192.0.2.7\":{\"country_code\":\"SE\",\"asn\":\"AS64511\"}}".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        try {
            Typed lookup = geo(folder.resolve("asn.csv") + ",ipinfo", "lookup", "-Dsaslwatch.enrich.geo.ipinfo.enabled=true",
                "-Dsaslwatch.enrich.geo.ipinfo.token=t0k3n", "-Dsaslwatch.enrich.geo.ipinfo.url=http://127.0.0.1:"
                    + server.getAddress().getPort() + "/batch", "192.0.2.7");

            assertThat(lookup.status()).as(lookup.err()).isZero();
            assertThat(lookup.out()).containsPattern("country +SE  \\(ipinfo.io@").containsPattern("asn +AS64511");
        } finally {
            server.stop(0);
        }
        Typed tokenless = geo("ipinfo", "lookup", "-Dsaslwatch.enrich.geo.ipinfo.enabled=true", "192.0.2.7");
        assertThat(tokenless.status()).isEqualTo(2);
        assertThat(tokenless.err()).contains("SASLWATCH_ENRICH_GEO_IPINFO_TOKEN");
    }

    @Test
    void showsTheStateOfEachSource() throws IOException {
        country(Instant.now().minus(61, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS));
        String files = folder.resolve("country.mmdb") + "," + asn() + "," + folder.resolve("missing.mmdb");
        Typed status = geo(files, "status");

        assertThat(status.status()).as(status.err()).isZero();
        assertThat(status.out()).contains("mmdb (country, IPv6)").contains("country, city").contains("61 days ago")
            .contains("61 days old").contains("1 ranges").contains("1 lines could not").contains("there is no such file");
        String[] lines = geo(files, "status", "--json").out().split("\n");
        assertThat(lines).hasSize(3);
        JsonNode first = new ObjectMapper().readTree(lines[0]);
        assertThat(first.get("source").asText()).endsWith("country.mmdb");
        assertThat(first.get("age_days").asLong()).isEqualTo(61);
        assertThat(first.get("records").asLong()).isPositive();
        assertThat(first.get("fields")).extracting(JsonNode::asText).containsExactly("country", "city");
        assertThat(first.get("warnings")).hasSize(1);
        JsonNode missing = new ObjectMapper().readTree(lines[2]);
        assertThat(missing.get("built").isNull()).isTrue();
    }

    @Test
    void downloadsDataAndSaysWhatItDid() throws IOException {
        byte[] file = Files.readAllBytes(country(BUILT));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                if ("\"1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                    exchange.sendResponseHeaders(304, -1);
                } else if (exchange.getRequestURI().getPath().equals("/land.mmdb")) {
                    exchange.getResponseHeaders().add("ETag", "\"1\"");
                    exchange.sendResponseHeaders(200, file.length);
                    exchange.getResponseBody().write(file);
                } else {
                    exchange.sendResponseHeaders(404, -1);
                }
            }
        });
        server.start();
        try {
            String base = "http://127.0.0.1:" + server.getAddress().getPort();
            String into = "-Dsaslwatch.enrich.geo.folder=" + folder.resolve("new/geo");
            String urls = "-Dsaslwatch.enrich.geo.update.urls=";
            Typed dry = Typed.command("geo", "update", "--dry-run", into, urls + base + "/land.mmdb");
            assertThat(dry.status()).as(dry.err()).isZero();
            assertThat(dry.out()).contains("land.mmdb: would be updated");
            assertThat(folder.resolve("new/geo/land.mmdb")).doesNotExist();

            Typed first = Typed.command("geo", "update", into, urls + base + "/land.mmdb");
            assertThat(first.out()).isEqualTo("land.mmdb: updated, built " + BUILT + ", 0.0 MB\n");
            assertThat(first.err()).isEmpty();
            assertThat(folder.resolve("new/geo/land.mmdb")).hasBinaryContent(file);
            Typed second = Typed.command("geo", "update", into, urls + base + "/land.mmdb");
            assertThat(second.status()).isZero();
            assertThat(second.out()).isEqualTo("land.mmdb: unchanged\n");

            Typed failed = Typed.command("geo", "update", into, urls + base + "/land.mmdb," + base + "/gone.mmdb");
            assertThat(failed.status()).isEqualTo(1);
            assertThat(failed.out()).isEqualTo("land.mmdb: unchanged\n");
            assertThat(failed.err()).contains("gone.mmdb: not updated").contains("404").doesNotContain("\tat ");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void refusesAnAddressThatIsNotEncrypted() {
        Typed update = Typed.command("geo", "update", "-Dsaslwatch.enrich.geo.update.urls=http://example.org/a.mmdb");

        assertThat(update.status()).isEqualTo(2);
        assertThat(update.err()).contains("saslwatch.enrich.geo.update.urls").contains("https");
    }

    @Test
    void everyCommandHasHelpAndGeoAloneShowsIt() {
        for (String command : List.of("update", "status", "lookup")) {
            Typed help = Typed.command("geo", command, "--help");
            assertThat(help.status()).isZero();
            assertThat(help.out()).contains("Usage: saslwatch geo " + command).contains("--config");
        }
        Typed alone = Typed.command("geo");
        assertThat(alone.status()).isEqualTo(2);
        assertThat(alone.err()).contains("update").contains("status").contains("lookup");
        assertThat(Typed.command("geo", "lookup").status()).isEqualTo(2);
    }
}
