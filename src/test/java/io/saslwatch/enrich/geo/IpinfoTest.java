package io.saslwatch.enrich.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.saslwatch.event.AddressPlace;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The API of ipinfo.io, played by a server on loopback. */
@Timeout(60)
class IpinfoTest {

    private static final String TOKEN = "s3cr3t-t0ken";
    private static final String LITE = "{\"asn\":\"AS64500\",\"as_name\":\"Example\",\"country\":\"Netherlands\","
        + "\"country_code\":\"NL\"}";

    @TempDir
    private Path folder;
    private LocalHttp server;
    private final HandClock clock = new HandClock();
    private final RecordedGeoEvents events = new RecordedGeoEvents();
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final Map<InetAddress, AddressPlace> late = new ConcurrentHashMap<>();
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();

    @BeforeEach
    void listen() throws IOException {
        server = new LocalHttp();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private PlaceLookups open(int batch, int apiAfter, Path... files) {
        IpinfoOptions options = new IpinfoOptions(java.net.URI.create(server.url("/batch/lite")), TOKEN, batch,
            Duration.ofSeconds(5), Duration.ofSeconds(10), 1000, Duration.ofDays(7));
        return PlaceLookups.open(new PlaceOptions(List.of(files), Places.CHECK, Optional.of(options), apiAfter), registry,
            clock, events, late::putAll, Runnable::run, time -> {
                pauses.add(time);
                clock.forward(time);
            });
    }

    private static byte[] answer(String... addressesAndRecords) {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < addressesAndRecords.length; i += 2) {
            json.append(i == 0 ? "" : ",").append('"').append(addressesAndRecords[i]).append("\":")
                .append(addressesAndRecords[i + 1]);
        }
        return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void await(PlaceLookups places) throws InterruptedException {
        assertThat(places.awaitAnswers(Duration.ofSeconds(30))).as("answers came").isTrue();
    }

    private double counted(String outcome) {
        return registry.counter("saslwatch.enrich.geo.ipinfo.addresses", "outcome", outcome).count();
    }

    @Test
    void answersUnknownAtOnceAndTellsThePlaceWhenItComes() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        server.answer((exchange, request) -> {
            hold(asked);
            LocalHttp.ok(exchange, answer("192.0.2.7", LITE));
        });
        try (PlaceLookups places = open(1000, 0)) {
            assertThat(places.find(Places.ip("192.0.2.7"))).isSameAs(AddressPlace.UNKNOWN);
            assertThat(places.find(Places.ip("192.0.2.7"))).isSameAs(AddressPlace.UNKNOWN);
            asked.countDown();
            await(places);

            AddressPlace place = new AddressPlace("NL", null, null, null, 64500L, "Example", "ipinfo.io@2026-11-20");
            assertThat(late).containsExactly(Map.entry(Places.ip("192.0.2.7"), place));
            assertThat(places.find(Places.ip("192.0.2.7"))).isEqualTo(place);
            assertThat(server.asked()).singleElement().satisfies(request -> {
                assertThat(request.method()).isEqualTo("POST");
                assertThat(request.path()).isEqualTo("/batch/lite");
                assertThat(request.body()).isEqualTo("[\"192.0.2.7\"]");
                assertThat(request.headers()).containsEntry("authorization", "Bearer " + TOKEN)
                    .containsEntry("content-type", "application/json");
            });
        }
    }

    @Test
    void asksManyAddressesAtOnceAndEachOnce() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        server.answer((exchange, request) -> {
            hold(asked);
            LocalHttp.ok(exchange, answer());
        });
        try (PlaceLookups places = open(100, 0)) {
            places.find(Places.ip("2001:db8::1"));
            org.awaitility.Awaitility.await().until(() -> server.asked().size() == 1);
            for (int i = 0; i < 250; i++) {
                places.find(Places.ip("192.0.2." + i));
                places.find(Places.ip("192.0.2." + i));
            }
            asked.countDown();
            await(places);
            assertThat(server.asked().stream().map(request -> request.body().split(",").length))
                .containsExactly(1, 100, 100, 50);
            assertThat(counted("answered")).isEqualTo(251);
            assertThat(late).hasSize(251).containsValue(AddressPlace.UNKNOWN);

            places.find(Places.ip("192.0.2.3"));
            assertThat(places.awaitAnswers(Duration.ZERO)).as("what is unknown there is remembered, too").isTrue();
            clock.forward(Duration.ofDays(8));
            places.find(Places.ip("192.0.2.3"));
            await(places);
            assertThat(server.asked()).as("asked again after the time to live").hasSize(5);
        }
    }

    @Test
    void understandsTheOlderAndThePaidAnswers() throws Exception {
        server.answer((exchange, request) -> LocalHttp.ok(exchange, answer(
            "192.0.2.7", "{\"city\":\"Amsterdam\",\"region\":\"NH\",\"country\":\"NL\",\"loc\":\"52.37,4.89\","
                + "\"org\":\"AS64500 Example Networks\",\"postal\":\"1012\"}",
            "198.51.100.7", "{\"geo\":{\"city\":\"Paris\",\"country\":\"France\",\"country_code\":\"FR\","
                + "\"latitude\":48.85,\"longitude\":2.35},\"as\":{\"asn\":\"AS64501\",\"name\":\"Exemple\"}}",
            "203.0.113.7", "{\"error\":{\"title\":\"wrong\"},\"tags\":[1,{\"a\":2}]}")));
        try (PlaceLookups places = open(1000, 0)) {
            List.of("192.0.2.7", "198.51.100.7", "203.0.113.7").forEach(ip -> places.find(Places.ip(ip)));
            await(places);
            assertThat(places.find(Places.ip("192.0.2.7"))).isEqualTo(new AddressPlace("NL", "Amsterdam", 52.37, 4.89,
                64500L, "Example Networks", "ipinfo.io@2026-11-20"));
            assertThat(places.find(Places.ip("198.51.100.7"))).isEqualTo(new AddressPlace("FR", "Paris", 48.85, 2.35,
                64501L, "Exemple", "ipinfo.io@2026-11-20"));
            assertThat(places.find(Places.ip("203.0.113.7"))).isSameAs(AddressPlace.UNKNOWN);
        }
    }

    @Test
    void asksOnlyForWhatFilesBeforeItDoNotKnowAndNeverForAddressesOfOnesOwn() throws Exception {
        Path file = MmdbFile.of("country", HandClock.START).put("192.0.2.0/24", Map.of("country_code", "DE", "asn", 64502))
            .put("198.51.100.0/24", Map.of("country_code", "DE")).write(folder.resolve("a.mmdb"));
        server.answer((exchange, request) -> LocalHttp.ok(exchange, answer("198.51.100.7", LITE)));
        try (PlaceLookups places = open(1000, 1, file)) {
            for (String own : List.of("192.0.2.7", "10.0.0.1", "172.16.0.1", "192.168.1.1", "127.0.0.1", "::1", "fe80::1",
                    "fd00::1", "100.64.0.1", "169.254.1.1", "224.0.0.1", "ff02::1", "0.0.0.0", "255.255.255.255")) {
                places.find(Places.ip(own));
            }
            places.find(Places.ip("198.51.100.7"));
            await(places);
            assertThat(server.asked()).singleElement().satisfies(
                request -> assertThat(request.body()).isEqualTo("[\"198.51.100.7\"]"));
            assertThat(late.get(Places.ip("198.51.100.7"))).as("the whole place, from all sources").isEqualTo(
                new AddressPlace("DE", null, null, null, 64500L, "Example", "a.mmdb@2026-11-20 ipinfo.io@2026-11-20"));
        }
    }

    @Test
    void waitsAsLongAsTheServiceWantsInSecondsOrUntilADate() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        server.answer((exchange, request) -> {
            switch (requests.incrementAndGet()) {
                case 1 -> LocalHttp.status(exchange, 429, "Retry-After", "7");
                case 2 -> LocalHttp.status(exchange, 429, "Retry-After",
                    java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        clock.instant().plusSeconds(90).atOffset(java.time.ZoneOffset.UTC)));
                default -> LocalHttp.ok(exchange, answer("192.0.2.7", LITE));
            }
        });
        try (PlaceLookups places = open(1000, 0)) {
            places.find(Places.ip("192.0.2.7"));
            await(places);
            assertThat(places.find(Places.ip("192.0.2.7")).country()).isEqualTo("NL");
            assertThat(pauses.get(1)).isEqualTo(Duration.ofSeconds(7));
            assertThat(pauses.get(2)).isBetween(Duration.ofSeconds(88), Duration.ofSeconds(90));
            assertThat(events.told()).hasSize(2).first().asString().contains("429").contains("PT7S");
            assertThat(events.told()).last().isEqualTo("apiRecovered");
        }
    }

    @Test
    void aFailedAnswerIsTriedAgainAFewTimesAndThenLeftAloneForAWhile() throws Exception {
        server.answer((exchange, request) -> LocalHttp.status(exchange, 500));
        try (PlaceLookups places = open(1000, 0)) {
            assertThat(places.find(Places.ip("192.0.2.7"))).isSameAs(AddressPlace.UNKNOWN);
            await(places);
            assertThat(server.asked()).hasSize(4);
            assertThat(pauses.subList(1, 4)).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(8),
                Duration.ofSeconds(32));
            assertThat(counted("failed")).isEqualTo(1);
            assertThat(events.told()).as("told once").singleElement().asString().contains("status 500");

            places.find(Places.ip("192.0.2.7"));
            assertThat(places.awaitAnswers(Duration.ZERO)).as("not asked for at once").isTrue();
            server.answer((exchange, request) -> LocalHttp.ok(exchange, answer("192.0.2.7", LITE)));
            clock.forward(Duration.ofMinutes(11));
            places.find(Places.ip("192.0.2.7"));
            await(places);
            assertThat(places.find(Places.ip("192.0.2.7")).country()).isEqualTo("NL");
            assertThat(events.told()).last().isEqualTo("apiRecovered");
        }
    }

    @Test
    void aWrongTokenIsToldOnceAndNothingIsAskedWithoutEnd() throws Exception {
        server.answer((exchange, request) -> LocalHttp.status(exchange, 403));
        try (PlaceLookups places = open(1000, 0)) {
            places.find(Places.ip("192.0.2.7"));
            await(places);
            assertThat(server.asked()).hasSize(1);
            assertThat(events.told()).singleElement().asString().contains("ipinfo.token").doesNotContain(TOKEN);
        }
    }

    @Test
    void neverSendsTheTokenToWhereItIsRedirected() throws Exception {
        try (LocalHttp other = new LocalHttp()) {
            server.answer((exchange, request) -> LocalHttp.status(exchange, 307, "Location", other.url("/stolen")));
            try (PlaceLookups places = open(1000, 0)) {
                places.find(Places.ip("192.0.2.7"));
                await(places);
                assertThat(other.asked()).isEmpty();
                assertThat(events.told()).singleElement().asString().contains("307");
            }
        }
    }

    @Test
    void survivesAnswersThatAreNone() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        server.answer((exchange, request) -> {
            switch (requests.incrementAndGet()) {
                case 1 -> LocalHttp.ok(exchange, "<html>".getBytes(StandardCharsets.UTF_8));
                case 2 -> LocalHttp.ok(exchange, ("{\"a\":".repeat(5000)).getBytes(StandardCharsets.UTF_8));
                case 3 -> LocalHttp.endless(exchange);
                default -> {
                    exchange.sendResponseHeaders(200, 1000);
                    exchange.getResponseBody().write('{');
                }
            }
        });
        try (PlaceLookups places = open(1000, 0)) {
            places.find(Places.ip("192.0.2.7"));
            await(places);
            assertThat(server.asked()).hasSize(4);
            assertThat(counted("failed")).isEqualTo(1);
            assertThat(late).isEmpty();
        }
    }

    @Test
    void neutralisesHostileTexts() throws Exception {
        server.answer((exchange, request) -> LocalHttp.ok(exchange, answer("192.0.2.7",
            "{\"as_name\":\"Bad\\u001b[2J\\n\",\"country_code\":\"<b>\",\"asn\":-5}")));
        try (PlaceLookups places = open(1000, 0)) {
            places.find(Places.ip("192.0.2.7"));
            await(places);
            assertThat(places.find(Places.ip("192.0.2.7"))).isEqualTo(new AddressPlace(null, null, null, null, null,
                "Bad\uFFFD[2J", "ipinfo.io@2026-11-20"));
        }
    }

    @Test
    void refusesAnAddressWithoutEncryptionAndShowsNoToken() {
        assertThatThrownBy(() -> IpinfoOptions.of("http://example.org/batch?token=abc", TOKEN, 10, Duration.ofSeconds(1), 1,
            Duration.ofDays(1))).hasMessageContaining("https").hasMessageNotContainingAny("abc", TOKEN);
        assertThatThrownBy(() -> IpinfoOptions.of("https://example.org/batch", "se cret\n", 10, Duration.ofSeconds(1), 1,
            Duration.ofDays(1))).hasMessageContaining("SASLWATCH_ENRICH_GEO_IPINFO_TOKEN").hasMessageNotContaining("cret\n");
        assertThat(IpinfoOptions.of("https://example.org/batch", TOKEN, 10, Duration.ofSeconds(1), 1, Duration.ofDays(1))
            .toString()).doesNotContain(TOKEN);
    }

    @Test
    void tellsThatThereIsNoConnection() throws Exception {
        try (PlaceLookups places = open(1000, 0)) {
            server.close();
            places.find(Places.ip("192.0.2.7"));
            await(places);
            assertThat(new ArrayList<>(events.told())).singleElement().asString().contains("no connection to 127.0.0.1");
        }
    }

    private static void hold(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
