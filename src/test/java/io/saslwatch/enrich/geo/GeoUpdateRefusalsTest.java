package io.saslwatch.enrich.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is not taken, whatever a server sends; the present file stays. */
@Timeout(60)
class GeoUpdateRefusalsTest extends UpdateHarness {

    @Test
    void tellsWhatTheServerAnsweredAndKeepsThePresentFile() throws Exception {
        byte[] present = country(BUILT, 4).bytes();
        Files.write(target(), present);
        GeoUpdates updates = updates(server.url("/country.mmdb?key=" + SECRET));

        server.answer((exchange, request) -> LocalHttp.status(exchange, 404));
        assertThat(cause(updates)).contains("404").contains("update.urls").doesNotContain(SECRET);
        server.answer((exchange, request) -> LocalHttp.status(exchange, 401));
        assertThat(cause(updates)).contains("401").contains("update.header");
        server.answer((exchange, request) -> LocalHttp.status(exchange, 429, "Retry-After", "120"));
        assertThat(cause(updates)).contains("429").contains("in 120 s");
        server.answer((exchange, request) -> LocalHttp.status(exchange, 500));
        assertThat(cause(updates)).contains("500").contains("try again later");
        server.answer((exchange, request) -> LocalHttp.status(exchange, 304));
        assertThat(cause(updates)).contains("304");
        assertThat(target()).hasBinaryContent(present);
        assertThat(left()).containsExactly(".update.lock", "country.mmdb");
    }

    @Test
    void refusesHalfAFile() throws Exception {
        byte[] file = country(BUILT, 200).bytes();
        server.answer((exchange, request) -> {
            exchange.sendResponseHeaders(200, file.length);
            exchange.getResponseBody().write(file, 0, file.length / 2);
            exchange.getResponseBody().flush();
        });
        assertThat(cause(updates(server.url("/country.mmdb")))).contains("bytes");
        server.answer((exchange, request) -> LocalHttp.ok(exchange, Arrays.copyOf(file, file.length / 2)));
        assertThat(cause(updates(server.url("/country.mmdb")))).contains("only a part of one");
        assertThat(left()).containsExactly(".update.lock");
    }

    @Test
    void cutsAnEndlessBodyAtTheLimitAndASlowOneAtTheTimeOut() throws Exception {
        server.answer((exchange, request) -> LocalHttp.endless(exchange));
        assertThat(cause(updates(server.url("/country.mmdb")))).contains("larger than the limit of 1048576 bytes");

        java.util.concurrent.CountDownLatch ended = new java.util.concurrent.CountDownLatch(1);
        server.answer((exchange, request) -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            try {
                ended.await();
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(cause(updates(server.url("/country.mmdb"), 1000, Duration.ofMillis(300), "")))
            .contains("did not come within 300 ms");
        ended.countDown();
        assertThat(left()).containsExactly(".update.lock");
    }

    @Test
    void refusesWhatIsNoDataOrNotPlausible() throws Exception {
        byte[] present = country(BUILT, 250).bytes();
        Files.write(target(), present);
        GeoUpdates updates = updates(server.url("/country.mmdb"));

        serve("<html>Sign in</html>".getBytes(StandardCharsets.UTF_8), "\"1\"");
        assertThat(cause(updates)).contains("not an MMDB file");
        serve(country(clock.instant().plus(Duration.ofDays(3)), 250).bytes(), "\"1\"");
        assertThat(cause(updates)).contains("in the future");
        serve(country(BUILT.minus(Duration.ofDays(30)), 250).bytes(), "\"1\"");
        assertThat(cause(updates)).contains("long before the present file");
        serve(country(BUILT, 3).bytes(), "\"1\"");
        assertThat(cause(updates)).contains("less than half");
        serve(MmdbFile.of("empty", BUILT).bytes(), "\"1\"");
        assertThat(cause(updates)).contains("no address was found");
        MmdbFile silent = country(BUILT, 100);
        for (int i = 100; i < 250; i++) {
            silent.put("192.0.2." + i + "/32", Map.of("nothing", "of use"));
        }
        serve(silent.bytes(), "\"1\"");
        assertThat(cause(updates)).contains("say nothing that is understood");
        MmdbFile other = MmdbFile.of("asn", BUILT);
        for (int i = 0; i < 250; i++) {
            other.put("192.0.2." + i + "/32", Map.of("asn", 64500 + i));
        }
        serve(other.bytes(), "\"1\"");
        assertThat(cause(updates)).contains("it knows [asn], but the present file [country]");

        assertThat(target()).hasBinaryContent(present);
        assertThat(left()).containsExactly(".update.lock", "country.mmdb");
        serve(country(BUILT.plusSeconds(60), 250).bytes(), "\"1\"");
        assertThat(update(updates)).isInstanceOf(UpdateResult.Updated.class);
    }

    @Test
    void refusesRedirectsThatLeaveEncryptionOrNeverEnd() throws Exception {
        GeoUpdates updates = updates(server.url("/country.mmdb"));
        for (String to : List.of("http://198.51.100.7/country.mmdb", "http://localhost.example.org/x",
                "ftp://127.0.0.1/x", "file:///etc/passwd")) {
            server.answer((exchange, request) -> LocalHttp.status(exchange, 301, "Location", to));
            assertThat(cause(updates)).as(to).contains("which is not https");
        }
        server.answer((exchange, request) -> LocalHttp.status(exchange, 301, "Location", "http://["));
        assertThat(cause(updates)).contains("no address");
        server.answer((exchange, request) -> LocalHttp.status(exchange, 301));
        assertThat(cause(updates)).contains("redirects to nowhere");
        server.answer((exchange, request) -> LocalHttp.status(exchange, 301, "Location", "/again"));
        assertThat(cause(updates)).contains("redirects more than 5 times");
    }

    @Test
    void takesOnlyEncryptedAddressesAndPlainNamesOfFiles() {
        assertThatThrownBy(() -> UpdateOptions.items("http://example.org/a.mmdb")).hasMessageContaining("https");
        assertThatThrownBy(() -> UpdateOptions.items("https://u:" + SECRET + "@example.org/a.mmdb"))
            .hasMessageNotContaining(SECRET);
        assertThatThrownBy(() -> UpdateOptions.items("https://example.org/get?key=" + SECRET))
            .hasMessageContaining("name.mmdb=").hasMessageNotContaining(SECRET);
        assertThatThrownBy(() -> UpdateOptions.items("https://example.org/..%2Fa.mmdb/")).hasMessageContaining("name.mmdb=");
        assertThatThrownBy(() -> UpdateOptions.items("https://a.example/a.mmdb,https://b.example/a.mmdb"))
            .hasMessageContaining("twice");
        assertThat(UpdateOptions.items(" https://a.example/a.mmdb , b.mmdb=https://b.example/get?x=1,2"
            .replace(",2", "")).stream().map(UpdateOptions.Item::file)).containsExactly("a.mmdb", "b.mmdb");
        assertThatThrownBy(() -> updates("", 1, Duration.ofSeconds(1), "Authorization " + SECRET))
            .hasMessageContaining("Name: value").hasMessageNotContaining(SECRET);
        assertThatThrownBy(() -> updates("", 1, Duration.ofSeconds(1), "Host: " + SECRET))
            .hasMessageContaining("keeps for itself").hasMessageNotContaining(SECRET);
    }
}
