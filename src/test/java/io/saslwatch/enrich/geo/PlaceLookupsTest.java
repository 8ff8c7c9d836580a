package io.saslwatch.enrich.geo;

import static org.assertj.core.api.Assertions.assertThat;

import io.saslwatch.event.AddressPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several sources in their order, and files that come, change and go. */
class PlaceLookupsTest {

    private static final Instant BUILT = Instant.parse("2026-11-18T03:00:00Z");

    @TempDir
    private Path folder;

    private Path file(String name) {
        return folder.resolve(name);
    }

    private static MmdbFile country(String code) {
        return MmdbFile.of("country", BUILT).put("192.0.2.0/24", Map.of("country_code", code));
    }

    private static MmdbFile asn(int number) {
        return MmdbFile.of("asn", BUILT.minus(Duration.ofDays(1))).put("192.0.2.0/24",
            Map.of("autonomous_system_number", number, "autonomous_system_organization", "Net " + number));
    }

    @Test
    void joinsWhatSeveralSourcesSayAndTellsWhichDataOfWhichDate() throws IOException {
        try (Places places = new Places(country("NL").write(file("a.mmdb")), asn(64500).write(file("b.mmdb")))) {
            assertThat(places.find("192.0.2.7")).isEqualTo(new AddressPlace("NL", null, null, null, 64500L, "Net 64500",
                "a.mmdb@2026-11-18 b.mmdb@2026-11-17"));
            assertThat(places.find("198.51.100.7")).isSameAs(AddressPlace.UNKNOWN);
        }
    }

    @Test
    void theFirstSourceThatKnowsAFieldWins() throws IOException {
        Path first = MmdbFile.of("all", BUILT).put("192.0.2.0/25", Map.of("country_code", "DE", "city", "Bonn"))
            .write(file("first.mmdb"));
        Path second = MmdbFile.of("all", BUILT).put("192.0.2.0/24", Map.of("country_code", "NL", "asn", 64501))
            .write(file("second.mmdb"));
        try (Places places = new Places(first, second); Places turned = new Places(second, first)) {
            assertThat(places.find("192.0.2.7")).isEqualTo(new AddressPlace("DE", "Bonn", null, null, 64501L, null,
                "first.mmdb@2026-11-18 second.mmdb@2026-11-18"));
            assertThat(places.find("192.0.2.200").country()).isEqualTo("NL");
            assertThat(places.find("192.0.2.200").sources()).isEqualTo("second.mmdb@2026-11-18");
            assertThat(turned.find("192.0.2.7").country()).isEqualTo("NL");
            PlaceAnswer answer = places.lookups().explain(Places.ip("192.0.2.7"));
            assertThat(answer.place()).isEqualTo(places.find("192.0.2.7"));
            assertThat(answer.saidBy()).containsExactly(Map.entry("country", "first.mmdb@2026-11-18"),
                Map.entry("city", "first.mmdb@2026-11-18"), Map.entry("asn", "second.mmdb@2026-11-18"));
        }
    }

    @Test
    void startsWithoutDataAndSaysSoOnceAndTakesItWhenItComes() throws IOException {
        try (Places places = new Places(file("a.mmdb"), file("b.csv"))) {
            assertThat(places.find("192.0.2.7")).isSameAs(AddressPlace.UNKNOWN);
            assertThat(places.told()).containsExactly("missing [a.mmdb, b.csv]");
            assertThat(places.lookups().status().get(0).warnings()).singleElement().asString().contains("geo update");

            country("NL").moveTo(file("a.mmdb"));
            Files.writeString(file("b.csv"), "192.0.2.0,192.0.2.255,64500,Net\n");
            assertThat(places.findLater("192.0.2.7").country()).isEqualTo("NL");
            assertThat(places.find("192.0.2.7").asn()).isEqualTo(64500);
            assertThat(places.told()).containsExactly("missing [a.mmdb, b.csv]", "loaded a.mmdb", "loaded b.csv");
        }
    }

    @Test
    void looksAtFilesNoMoreOftenThanSet() throws IOException {
        try (Places places = new Places(country("NL").write(file("a.mmdb")))) {
            country("DE").moveTo(file("a.mmdb"));
            places.clock().forward(Places.CHECK.minusMillis(1));
            assertThat(places.find("192.0.2.7").country()).isEqualTo("NL");
            places.clock().forward(Duration.ofMillis(1));
            places.find("192.0.2.7");
            assertThat(places.find("192.0.2.7").country()).isEqualTo("DE");
            assertThat(places.told()).containsExactly("loaded a.mmdb", "replaced a.mmdb");
        }
    }

    @Test
    void swapsAFileThatIsWrittenOverOnceItIsQuiet() throws IOException {
        try (Places places = new Places(country("NL").write(file("a.mmdb")))) {
            byte[] fresh = country("DE").put("198.51.100.0/24", Map.of("country_code", "FR")).bytes();
            Files.write(file("a.mmdb"), java.util.Arrays.copyOf(fresh, fresh.length / 2));
            places.clock().forward(Places.CHECK);
            assertThat(places.find("192.0.2.7").country()).isEqualTo("NL");
            Files.write(file("a.mmdb"), fresh);
            assertThat(places.findLater("192.0.2.7").country()).isEqualTo("DE");
            assertThat(places.told()).containsExactly("loaded a.mmdb", "replaced a.mmdb");
        }
    }

    @Test
    void followsASymbolicLinkThatIsSwapped() throws IOException {
        country("NL").write(Files.createDirectory(file("1")).resolve("a.mmdb"));
        country("DE").write(Files.createDirectory(file("2")).resolve("a.mmdb"));
        Files.createSymbolicLink(file("data"), file("1"));
        try (Places places = new Places(file("data").resolve("a.mmdb"))) {
            assertThat(places.find("192.0.2.7").country()).isEqualTo("NL");
            Files.createSymbolicLink(file("next"), file("2"));
            Files.move(file("next"), file("data"), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
            assertThat(places.findLater("192.0.2.7").country()).isEqualTo("DE");
        }
    }

    @Test
    void refusesADamagedNewFileOnceAndKeepsTheOldOne() throws IOException {
        try (Places places = new Places(country("NL").write(file("a.mmdb")))) {
            Files.writeString(file("a.mmdb"), "no data");
            assertThat(places.findLater("192.0.2.7").country()).isEqualTo("NL");
            assertThat(places.findLater("192.0.2.7").country()).isEqualTo("NL");
            assertThat(places.told()).hasSize(2).last().asString().startsWith("refused a.mmdb kept: it is not an MMDB");
            assertThat(places.registry().counter("saslwatch.enrich.geo.files.refused").count()).isEqualTo(1);
            assertThat(places.lookups().status().get(0).warnings()).singleElement().asString()
                .contains("refused").contains("older data is still used");

            country("SE").write(file("a.mmdb"));
            assertThat(places.findLater("192.0.2.7").country()).isEqualTo("SE");
            assertThat(places.lookups().status().get(0).warnings()).isEmpty();
        }
    }

    @Test
    void keepsWhatIsLoadedWhenTheFileIsDeleted() throws IOException {
        try (Places places = new Places(country("NL").write(file("a.mmdb")))) {
            Files.delete(file("a.mmdb"));
            assertThat(places.findLater("192.0.2.7").country()).isEqualTo("NL");
        }
    }

    @Test
    void answersAreWholeWhileFilesAreSwappedUnderManyThreads() throws Exception {
        country("NL").write(file("a.mmdb"));
        AtomicBoolean ended = new AtomicBoolean();
        AtomicReference<Object> wrong = new AtomicReference<>();
        try (Places places = new Places(file("a.mmdb"))) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Thread thread = new Thread(() -> {
                    try {
                        while (!ended.get()) {
                            String country = places.find("192.0.2.7").country();
                            if (!"NL".equals(country) && !"DE".equals(country)) {
                                wrong.set("country " + country);
                            }
                        }
                    } catch (Throwable thrown) {
                        wrong.set(thrown);
                    }
                });
                thread.start();
                threads.add(thread);
            }
            for (int i = 0; i < 60; i++) {
                MmdbFile next = country(i % 2 == 0 ? "DE" : "NL");
                if (i % 3 == 0) {
                    next.write(file("a.mmdb"));
                } else {
                    next.moveTo(file("a.mmdb"));
                }
                places.findLater("192.0.2.7");
                System.gc();
            }
            ended.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(wrong.get()).isNull();
            assertThat(places.told().stream().filter("replaced a.mmdb"::equals).count()).isGreaterThan(20);
        }
    }

    @Test
    void tellsTheAgeOfEachFileAsAGauge() throws IOException {
        try (Places places = new Places(country("NL").write(file("a.mmdb")), file("missing.mmdb"))) {
            assertThat(places.registry().get("saslwatch.enrich.geo.age").tag("file", "a.mmdb").gauge().value())
                .isEqualTo(Duration.between(BUILT, HandClock.START).toSeconds());
            assertThat(places.registry().get("saslwatch.enrich.geo.age").tag("file", "missing.mmdb").gauge().value())
                .isNaN();
            MmdbFile.of("country", BUILT.plus(Duration.ofDays(2))).put("192.0.2.0/24", Map.of("country_code", "NL"))
                .moveTo(file("a.mmdb"));
            places.clock().forward(Places.CHECK);
            assertThat(places.registry().get("saslwatch.enrich.geo.age").tag("file", "a.mmdb").gauge().value())
                .as("newer data, even without a look-up").isLessThan(Duration.ofHours(10).toSeconds());
        }
    }

    @Test
    void warnsOfDataOlderThanSixtyDays() throws IOException {
        try (Places places = new Places(country("NL").write(file("a.mmdb")))) {
            assertThat(places.lookups().status().get(0).warnings()).isEmpty();
            places.clock().forward(Duration.ofDays(59));
            SourceStatus status = places.lookups().status().get(0);
            assertThat(status.age()).isGreaterThan(Duration.ofDays(60));
            assertThat(status.warnings()).singleElement().asString().contains("61 days old").contains("geo update");
            assertThat(status.data()).isEqualTo(new DataInfo("mmdb", "country, IPv6", List.of("country"),
                status.data().records(), 0, BUILT));
        }
    }
}
