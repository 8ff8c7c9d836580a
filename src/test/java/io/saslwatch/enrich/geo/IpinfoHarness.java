package io.saslwatch.enrich.geo;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.saslwatch.event.AddressPlace;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Look-ups that ask a server on loopback in the place of ipinfo.io; pauses take no time and are kept. */
abstract class IpinfoHarness {

    static final String TOKEN = "s3cr3t-t0ken";
    static final String LITE = "{\"asn\":\"AS64500\",\"as_name\":\"Example\",\"country\":\"Netherlands\","
        + "\"country_code\":\"NL\"}";

    @TempDir
    Path folder;
    LocalHttp server;
    final HandClock clock = new HandClock();
    final RecordedGeoEvents events = new RecordedGeoEvents();
    final MeterRegistry registry = new SimpleMeterRegistry();
    final Map<InetAddress, AddressPlace> late = new ConcurrentHashMap<>();
    final List<Duration> pauses = new CopyOnWriteArrayList<>();

    @BeforeEach
    void listen() throws IOException {
        server = new LocalHttp();
    }

    @AfterEach
    void close() {
        server.close();
    }

    PlaceLookups open(int batch, int apiAfter, Path... files) {
        IpinfoOptions options = new IpinfoOptions(java.net.URI.create(server.url("/batch/lite")), TOKEN, batch,
            Duration.ofSeconds(5), Duration.ofSeconds(10), 1000, Duration.ofDays(7));
        return PlaceLookups.open(new PlaceOptions(List.of(files), Places.CHECK, Optional.of(options), apiAfter), registry,
            clock, events, late::putAll, Runnable::run, time -> {
                pauses.add(time);
                clock.forward(time);
            });
    }

    static byte[] answer(String... addressesAndRecords) {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < addressesAndRecords.length; i += 2) {
            json.append(i == 0 ? "" : ",").append('"').append(addressesAndRecords[i]).append("\":")
                .append(addressesAndRecords[i + 1]);
        }
        return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    static void await(PlaceLookups places) throws InterruptedException {
        assertThat(places.awaitAnswers(Duration.ofSeconds(30))).as("answers came").isTrue();
    }

    double counted(String outcome) {
        return registry.counter("saslwatch.enrich.geo.ipinfo.addresses", "outcome", outcome).count();
    }

    static void hold(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
