package io.saslwatch.enrich.geo;

import static org.assertj.core.api.Assertions.assertThat;

import io.saslwatch.event.AddressPlace;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The API of ipinfo.io when it does not answer as it should. */
@Timeout(60)
class IpinfoFailuresTest extends IpinfoHarness {

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
    void tellsThatThereIsNoConnection() throws Exception {
        try (PlaceLookups places = open(1000, 0)) {
            server.close();
            places.find(Places.ip("192.0.2.7"));
            await(places);
            assertThat(new ArrayList<>(events.told())).singleElement().asString().contains("no connection to 127.0.0.1");
        }
    }
}
