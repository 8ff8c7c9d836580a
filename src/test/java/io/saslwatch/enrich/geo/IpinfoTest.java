package io.saslwatch.enrich.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saslwatch.event.AddressPlace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The API of ipinfo.io when it answers. */
@Timeout(60)
class IpinfoTest extends IpinfoHarness {

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
}
