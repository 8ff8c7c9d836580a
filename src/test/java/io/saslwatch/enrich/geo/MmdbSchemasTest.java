package io.saslwatch.enrich.geo;

import static org.assertj.core.api.Assertions.assertThat;

import io.saslwatch.event.AddressPlace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records as vendors write them, in files built here. */
class MmdbSchemasTest {

    private static final Instant BUILT = Instant.parse("2026-11-18T03:00:00Z");

    @TempDir
    private Path folder;

    private AddressPlace find(Map<String, ?> record) throws IOException {
        Path file = MmdbFile.of("schema", BUILT).put("192.0.2.0/24", record).write(folder.resolve("data.mmdb"));
        try (Places places = new Places(file)) {
            return places.find("192.0.2.7");
        }
    }

    @Test
    void readsTheNestedRecordsOfGeoLiteAndDbIpCountry() throws IOException {
        AddressPlace place = find(Map.of(
            "continent", Map.of("code", "EU", "names", Map.of("en", "Europe")),
            "country", Map.of("iso_code", "NL", "geoname_id", 2750405, "is_in_european_union", true,
                "names", Map.of("de", "Niederlande", "en", "Netherlands")),
            "registered_country", Map.of("iso_code", "DE")));

        assertThat(place).isEqualTo(new AddressPlace("NL", null, null, null, null, null, "data.mmdb@2026-11-18"));
    }

    @Test
    void readsTheNestedRecordsOfGeoLiteAndDbIpCity() throws IOException {
        AddressPlace place = find(Map.of(
            "city", Map.of("geoname_id", 2759794, "names", Map.of("fr", "Amsterdame", "en", "Amsterdam")),
            "country", Map.of("iso_code", "NL"),
            "location", Map.of("latitude", 52.3740, "longitude", 4.8897, "accuracy_radius", (short) 20),
            "subdivisions", java.util.List.of(Map.of("iso_code", "NH"))));

        assertThat(place).isEqualTo(new AddressPlace("NL", "Amsterdam", 52.3740, 4.8897, null, null,
            "data.mmdb@2026-11-18"));
    }

    @Test
    void takesAnyLanguageOfACityWithoutAnEnglishName() throws IOException {
        assertThat(find(Map.of("city", Map.of("names", Map.of("de", "Köln")))).city()).isEqualTo("Köln");
    }

    @Test
    void readsTheFlatRecordsOfGeoLiteAndDbIpAsn() throws IOException {
        AddressPlace place = find(Map.of("autonomous_system_number", 64500,
            "autonomous_system_organization", "Example Networks"));

        assertThat(place).isEqualTo(new AddressPlace(null, null, null, null, 64500L, "Example Networks",
            "data.mmdb@2026-11-18"));
    }

    @Test
    void readsCountryAndNetworkOfIpinfoLiteFromOneRecord() throws IOException {
        AddressPlace place = find(Map.of("asn", "AS64500", "as_name", "Example Networks", "as_domain", "example.net",
            "continent", "Europe", "continent_code", "EU", "country", "Netherlands", "country_code", "NL"));

        assertThat(place).isEqualTo(new AddressPlace("NL", null, null, null, 64500L, "Example Networks",
            "data.mmdb@2026-11-18"));
    }

    @Test
    void readsFlatRecordsWhereNumbersAreTexts() throws IOException {
        AddressPlace place = find(Map.of("country", "nl", "autonomous_system_number", "4200000000",
            "city", "Amsterdam", "latitude", "52.37", "longitude", "4.89"));

        assertThat(place).isEqualTo(new AddressPlace("NL", "Amsterdam", 52.37, 4.89, 4_200_000_000L, null,
            "data.mmdb@2026-11-18"));
    }

    @Test
    void takesFloatsForDegrees() throws IOException {
        AddressPlace place = find(Map.of("location", Map.of("latitude", -33.5f, "longitude", 151.25f)));

        assertThat(place.latitude()).isEqualTo(-33.5);
        assertThat(place.longitude()).isEqualTo(151.25);
    }

    @Test
    void leavesOutWhatIsNoValue() throws IOException {
        assertThat(find(Map.of("country_code", "NLD", "autonomous_system_number", 0, "latitude", 95.0,
            "longitude", 4.0, "city", Map.of("names", Map.of())))).isEqualTo(AddressPlace.UNKNOWN);
        assertThat(find(Map.of("country_code", 7, "asn", "AS99999999999", "latitude", "north", "longitude", "east")))
            .isEqualTo(AddressPlace.UNKNOWN);
    }

    @Test
    void boundsAndNeutralisesTexts() throws IOException {
        String hostile = "Bad\u001B[31m\u202E\n" + "x".repeat(1000);
        Path file = MmdbFile.of("hostile", BUILT).put("192.0.2.0/24", Map.of("as_name", hostile, "city", "\u0000"))
            .write(folder.resolve("hostile.mmdb"));

        try (Places places = new Places(file)) {
            AddressPlace place = places.find("192.0.2.7");
            assertThat(place.organisation()).startsWith("Bad\uFFFD[31m\uFFFD\uFFFDxxx").hasSize(200);
            assertThat(place.city()).isEqualTo("\uFFFD");
            assertThat(places.registry().counter("saslwatch.enrich.geo.texts.neutralised").count()).isEqualTo(3);
        }
    }

    @ParameterizedTest(name = "IPv{0}, {1} bits")
    @CsvSource({"4,24", "4,28", "4,32", "6,24", "6,28", "6,32"})
    void findsNetworksInTreesOfEveryShape(int ipVersion, int recordSize) throws IOException {
        MmdbFile file = new MmdbFile("shape", ipVersion, recordSize, BUILT)
            .put("192.0.2.0/24", Map.of("country_code", "NL"))
            .put("192.0.2.128/25", Map.of("country_code", "DE"))
            .put("198.51.100.7/32", Map.of("country_code", "FR"));
        if (ipVersion == 6) {
            file.put("2001:db8::/32", Map.of("country_code", "SE")).put("2001:db8:1::/48", Map.of("country_code", "FI"));
        }

        try (Places places = new Places(file.write(folder.resolve("shape.mmdb")))) {
            assertThat(places.find("192.0.2.1").country()).isEqualTo("NL");
            assertThat(places.find("192.0.2.200").country()).isEqualTo("DE");
            assertThat(places.find("198.51.100.7").country()).isEqualTo("FR");
            assertThat(places.find("198.51.100.8")).isEqualTo(AddressPlace.UNKNOWN);
            assertThat(places.find("::ffff:192.0.2.1").country()).isEqualTo("NL");
            assertThat(places.find("2001:db8::1").country()).isEqualTo(ipVersion == 6 ? "SE" : null);
            assertThat(places.find("2001:db8:1::1").country()).isEqualTo(ipVersion == 6 ? "FI" : null);
            assertThat(places.find("2001:db9::1")).isEqualTo(AddressPlace.UNKNOWN);
        }
    }

    @ParameterizedTest(name = "IPv{0}, {1} bits")
    @CsvSource({"4,24", "4,28", "6,24", "6,28", "6,32"})
    void answersTheSameHoweverMuchWasAskedBefore(int ipVersion, int recordSize) throws IOException {
        MmdbFile file = new MmdbFile("shape", ipVersion, recordSize, BUILT)
            .put("10.0.0.0/8", Map.of("country_code", "DE")).put("10.1.0.0/16", Map.of("country_code", "FR"))
            .put("10.1.2.0/24", Map.of("country_code", "NL")).put("240.0.0.0/4", Map.of("country_code", "SE"));
        try (Places places = new Places(file.write(folder.resolve("shape.mmdb")))) {
            for (int i = 0; i < 3000; i++) {
                String at = "" + i % 256;
                assertThat(places.find("10.2.0." + at).country()).isEqualTo("DE");
                assertThat(places.find("10.1.3." + at).country()).isEqualTo("FR");
                assertThat(places.find("10.1.2." + at).country()).isEqualTo("NL");
                assertThat(places.find("255.1.2." + at).country()).isEqualTo("SE");
                assertThat(places.find("11.0.0." + at)).isSameAs(AddressPlace.UNKNOWN);
            }
        }
    }

    @Test
    void remembersNoRecordForAnother() throws IOException {
        MmdbFile file = new MmdbFile("many", 4, 24, BUILT);
        int size = 100_000;
        for (int i = 0; i < size; i++) {
            file.put(new byte[] {10, (byte) (i >> 16), (byte) (i >> 8), (byte) i}, 32, Map.of("asn", i + 1));
        }
        try (Places places = new Places(file.write(folder.resolve("many.mmdb")))) {
            for (int i = 0; i < 2 * size; i++) {
                int at = i % size;
                assertThat(places.find("10." + (at >> 16) + "." + (at >> 8 & 255) + "." + (at & 255)).asn())
                    .isEqualTo(at + 1);
            }
        }
    }
}
