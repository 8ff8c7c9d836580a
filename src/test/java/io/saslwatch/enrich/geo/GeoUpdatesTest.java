package io.saslwatch.enrich.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Downloads from a server on loopback. */
@Timeout(60)
class GeoUpdatesTest {

    private static final Instant BUILT = Instant.parse("2026-11-18T03:00:00Z");
    private static final String SECRET = "v3nd0r-k3y";

    @TempDir
    private Path folder;
    private LocalHttp server;
    private final HandClock clock = new HandClock();
    private final RecordedGeoEvents events = new RecordedGeoEvents();

    @BeforeEach
    void listen() throws IOException {
        server = new LocalHttp();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private GeoUpdates updates(String urls) {
        return updates(urls, 1 << 20, Duration.ofSeconds(20), "");
    }

    private GeoUpdates updates(String urls, long limit, Duration whole, String header) {
        return new GeoUpdates(new UpdateOptions(folder, UpdateOptions.items(urls), limit, Duration.ofSeconds(5), whole,
            header, Duration.ofDays(7)), events, clock);
    }

    private UpdateResult update(GeoUpdates updates) throws InterruptedException {
        List<UpdateResult> results = updates.update(false, UpdateProgress.NONE);
        assertThat(results).hasSize(1);
        return results.get(0);
    }

    private String cause(GeoUpdates updates) throws InterruptedException {
        return ((UpdateResult.Failed) update(updates)).cause();
    }

    private static MmdbFile country(Instant built, int networks) {
        MmdbFile file = MmdbFile.of("country", built);
        for (int i = 0; i < networks; i++) {
            file.put("192.0.2." + i + "/32", Map.of("country_code", i % 2 == 0 ? "NL" : "DE"));
        }
        return file;
    }

    private Path target() {
        return folder.resolve("country.mmdb");
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Serves a file with an ETag, and 304 to whoever has it. */
    private void serve(byte[] file, String etag) {
        server.answer((exchange, request) -> {
            if (etag.equals(request.headers().get("if-none-match"))) {
                LocalHttp.status(exchange, 304);
            } else {
                LocalHttp.ok(exchange, file, "ETag", etag, "Last-Modified", "Wed, 18 Nov 2026 03:00:00 GMT");
            }
        });
    }

    @Test
    void downloadsOnceAndThenOnlyWhatHasChanged() throws Exception {
        byte[] first = country(BUILT, 4).bytes();
        serve(first, "\"1\"");
        GeoUpdates updates = updates(server.url("/country.mmdb"));
        List<Long> progress = new ArrayList<>();

        assertThat(updates.update(false, (file, done, total) -> {
            assertThat(file).isEqualTo("country.mmdb");
            assertThat(total).isEqualTo(first.length);
            progress.add(done);
        })).containsExactly(new UpdateResult.Updated("country.mmdb", BUILT, first.length));
        assertThat(progress).isSorted().last().isEqualTo((long) first.length);
        assertThat(target()).hasBinaryContent(first);
        assertThat(left()).containsExactly(".country.mmdb.origin", ".update.lock", "country.mmdb");

        assertThat(update(updates)).isEqualTo(new UpdateResult.Unchanged("country.mmdb"));
        assertThat(server.asked()).last().satisfies(asked -> assertThat(asked.headers())
            .containsEntry("if-none-match", "\"1\"").containsEntry("if-modified-since", "Wed, 18 Nov 2026 03:00:00 GMT"));

        byte[] second = country(BUILT.plusSeconds(86_400), 4).bytes();
        serve(second, "\"2\"");
        assertThat(update(updates)).isInstanceOf(UpdateResult.Updated.class);
        assertThat(target()).hasBinaryContent(second);
    }

    @Test
    void asksForTheWholeFileWhenThePresentOneIsNotTheDownloadedOne() throws Exception {
        serve(country(BUILT, 4).bytes(), "\"1\"");
        update(updates(server.url("/country.mmdb")));

        country(BUILT, 5).write(target());
        assertThat(update(updates(server.url("/country.mmdb")))).isInstanceOf(UpdateResult.Updated.class);
        Files.delete(target());
        assertThat(update(updates(server.url("/country.mmdb")))).isInstanceOf(UpdateResult.Updated.class);
        assertThat(update(updates("country.mmdb=" + server.url("/another/address")))).as("same bytes from elsewhere")
            .isEqualTo(new UpdateResult.Unchanged("country.mmdb"));
        assertThat(server.asked()).last().satisfies(asked ->
            assertThat(asked.headers()).doesNotContainKey("if-none-match"));
    }

    @Test
    void aDryRunChecksAndChangesNothing() throws Exception {
        byte[] file = country(BUILT, 4).bytes();
        serve(file, "\"1\"");
        GeoUpdates updates = updates(server.url("/country.mmdb"));

        assertThat(updates.update(true, UpdateProgress.NONE))
            .containsExactly(new UpdateResult.WouldUpdate("country.mmdb", BUILT, file.length));
        assertThat(left()).containsExactly(".update.lock");
    }

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
    void replacesAPresentFileThatIsDamaged() throws Exception {
        Files.writeString(target(), "damaged");
        serve(country(BUILT, 4).bytes(), "\"1\"");
        assertThat(update(updates(server.url("/country.mmdb")))).isInstanceOf(UpdateResult.Updated.class);
    }

    @Test
    void followsRedirectsWithoutTheHeaderOfTheConfiguredAddress() throws Exception {
        byte[] file = country(BUILT, 4).bytes();
        try (LocalHttp other = new LocalHttp()) {
            other.answer((exchange, request) -> LocalHttp.ok(exchange, file));
            server.answer((exchange, request) -> {
                if (request.path().equals("/country.mmdb")) {
                    LocalHttp.status(exchange, 302, "Location", "/here");
                } else {
                    LocalHttp.status(exchange, 302, "Location", other.url("/there"));
                }
            });
            assertThat(update(updates(server.url("/country.mmdb"), 1 << 20, Duration.ofSeconds(20),
                "Authorization: Bearer " + SECRET))).isInstanceOf(UpdateResult.Updated.class);
            assertThat(server.asked()).hasSize(2).allSatisfy(asked ->
                assertThat(asked.headers()).containsEntry("authorization", "Bearer " + SECRET));
            assertThat(other.asked()).singleElement().satisfies(asked ->
                assertThat(asked.headers()).doesNotContainKey("authorization"));
        }
    }

    @Test
    void refusesRedirectsThatLeaveEncryptionOrNeverEnd() throws Exception {
        GeoUpdates updates = updates(server.url("/country.mmdb"));
        for (String to : List.of("http://198.51.100.7/country.mmdb", "http://localhost.example.org/x", "ftp://127.0.0.1/x",
                "file:///etc/passwd")) {
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
    }

    @Test
    void oneFileThatFailsDoesNotStopTheOthers() throws Exception {
        byte[] file = country(BUILT, 4).bytes();
        server.answer((exchange, request) -> {
            if (request.path().equals("/b.mmdb")) {
                LocalHttp.ok(exchange, file);
            } else {
                LocalHttp.status(exchange, 404);
            }
        });
        List<UpdateResult> results = updates(server.url("/a.mmdb") + "," + server.url("/b.mmdb"))
            .update(false, UpdateProgress.NONE);
        assertThat(results.get(0)).isInstanceOf(UpdateResult.Failed.class);
        assertThat(results.get(1)).isEqualTo(new UpdateResult.Updated("b.mmdb", BUILT, file.length));
    }

    @Test
    void twoUpdatesOfOneFolderDoNotMix() throws Exception {
        serve(country(BUILT, 4).bytes(), "\"1\"");
        GeoUpdates inside = updates(server.url("/country.mmdb"));
        List<UpdateResult> second = new ArrayList<>();
        updates(server.url("/country.mmdb")).update(false, (file, done, total) -> {
            if (second.isEmpty()) {
                try {
                    second.addAll(inside.update(false, UpdateProgress.NONE));
                } catch (InterruptedException interrupted) {
                    throw new IllegalStateException(interrupted);
                }
            }
        });
        assertThat(second).singleElement().asString().contains("another update");
        assertThat(target()).exists();
    }

    @Test
    void theScheduleChecksWhenTheLastCheckIsOldAndTellsFailuresOnce() throws Exception {
        serve(country(BUILT, 4).bytes(), "\"1\"");
        String url = server.url("/country.mmdb");
        updates(url).updateWhenDue();
        assertThat(events.told()).containsExactly("updated country.mmdb");

        // another start of the service
        GeoUpdates updates = updates(url);
        clock.forward(Duration.ofDays(6));
        updates.updateWhenDue();
        assertThat(server.asked()).as("not due yet").hasSize(1);
        clock.forward(Duration.ofDays(1));
        updates.updateWhenDue();
        updates.updateWhenDue();
        assertThat(server.asked()).as("due once").hasSize(2);

        server.answer((exchange, request) -> LocalHttp.status(exchange, 500));
        clock.forward(Duration.ofDays(7));
        for (int i = 0; i < 3; i++) {
            updates.updateWhenDue();
            clock.forward(Duration.ofHours(1));
        }
        assertThat(server.asked()).as("tried each time").hasSize(5);
        serve(country(BUILT, 4).bytes(), "\"1\"");
        updates.updateWhenDue();
        updates.updateWhenDue();
        assertThat(events.told()).hasSize(3).last().isEqualTo("updateRecovered");
        assertThat(events.told().get(1)).startsWith("updateFailed").contains("500");
    }
}
