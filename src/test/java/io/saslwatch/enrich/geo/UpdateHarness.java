package io.saslwatch.enrich.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Updates from a server on loopback into a folder of the test. */
abstract class UpdateHarness {

    static final Instant BUILT = Instant.parse("2026-11-18T03:00:00Z");
    static final String SECRET = "v3nd0r-k3y";

    @TempDir
    Path folder;
    LocalHttp server;
    final HandClock clock = new HandClock();
    final RecordedGeoEvents events = new RecordedGeoEvents();

    @BeforeEach
    void listen() throws IOException {
        server = new LocalHttp();
    }

    @AfterEach
    void close() {
        server.close();
    }

    GeoUpdates updates(String urls) {
        return updates(urls, 1 << 20, Duration.ofSeconds(20), "");
    }

    GeoUpdates updates(String urls, long limit, Duration whole, String header) {
        return new GeoUpdates(new UpdateOptions(folder, UpdateOptions.items(urls), limit, Duration.ofSeconds(5), whole,
            header, Duration.ofDays(7)), events, clock);
    }

    UpdateResult update(GeoUpdates updates) throws InterruptedException {
        List<UpdateResult> results = updates.update(false, UpdateProgress.NONE);
        assertThat(results).hasSize(1);
        return results.get(0);
    }

    String cause(GeoUpdates updates) throws InterruptedException {
        return ((UpdateResult.Failed) update(updates)).cause();
    }

    static MmdbFile country(Instant built, int networks) {
        MmdbFile file = MmdbFile.of("country", built);
        for (int i = 0; i < networks; i++) {
            file.put("192.0.2." + i + "/32", Map.of("country_code", i % 2 == 0 ? "NL" : "DE"));
        }
        return file;
    }

    Path target() {
        return folder.resolve("country.mmdb");
    }

    List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Serves a file with an ETag, and 304 to whoever has it. */
    void serve(byte[] file, String etag) {
        server.answer((exchange, request) -> {
            if (etag.equals(request.headers().get("if-none-match"))) {
                LocalHttp.status(exchange, 304);
            } else {
                LocalHttp.ok(exchange, file, "ETag", etag, "Last-Modified", "Wed, 18 Nov 2026 03:00:00 GMT");
            }
        });
    }
}
