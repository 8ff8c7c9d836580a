package io.saslwatch.enrich.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.saslwatch.event.AddressPlace;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RangeDataTest {

    @TempDir
    private Path folder;

    private Path csv(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-11-19T00:00:00Z")));
        return file;
    }

    private RangeData read(String content) throws IOException {
        return RangeData.open(csv("ranges.csv", content), new DataMeters(new SimpleMeterRegistry()));
    }

    private static String country(RangeData data, String address) {
        return data.find(Places.ip(address)).country();
    }

    @Test
    void findsDottedRangesWithBothEndsIncluded() throws IOException {
        RangeData data = read("192.0.2.0,192.0.2.127,NL\n192.0.2.128,192.0.2.255,DE\n203.0.113.0,203.0.113.255,fr\n");

        assertThat(country(data, "192.0.2.0")).isEqualTo("NL");
        assertThat(country(data, "192.0.2.127")).isEqualTo("NL");
        assertThat(country(data, "192.0.2.128")).isEqualTo("DE");
        assertThat(country(data, "192.0.1.255")).isNull();
        assertThat(country(data, "192.0.3.0")).isNull();
        assertThat(country(data, "203.0.113.255")).isEqualTo("FR");
        assertThat(country(data, "2001:db8::1")).isNull();
    }

    @Test
    void findsNumericRangesOfBothFamilies() throws IOException {
        RangeData data = read("""
            3221225984,3221226239,NL
            3325256704,3325256959,FR
            42540766411282592856903984951653826560,42540766490510755371168322545197776895,SE
            """);

        assertThat(country(data, "192.0.2.7")).isEqualTo("NL");
        assertThat(country(data, "198.51.100.7")).isEqualTo("FR");
        assertThat(country(data, "2001:db8::1")).isEqualTo("SE");
        assertThat(country(data, "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff")).isEqualTo("SE");
        assertThat(country(data, "2001:db9::")).isNull();
    }

    @Test
    void findsIpv6RangesAlsoAboveTheSignBit() throws IOException {
        RangeData data = read("2001:db8::,2001:db8:0:ffff:ffff:ffff:ffff:ffff,SE\n2001:db8:1::,2001:db8:1::ff,FI\n"
            + "fd00::,ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff,NO\n");

        assertThat(country(data, "2001:db8:0:1::")).isEqualTo("SE");
        assertThat(country(data, "2001:db8:1::ff")).isEqualTo("FI");
        assertThat(country(data, "2001:db8:1::100")).isNull();
        assertThat(country(data, "fd00::1")).isEqualTo("NO");
    }

    @Test
    void readsNumbersAndOrganisationsOfNetworks() throws IOException {
        RangeData data = read("192.0.2.0,192.0.2.255,64500,\"Example, \"\"The\"\" Networks\"\n"
            + "198.51.100.0,198.51.100.255,AS4200000000,Plain\n203.0.113.0,203.0.113.255,64501\n");

        assertThat(data.find(Places.ip("192.0.2.1"))).isEqualTo(new Said(null, null, null, null, 64500L,
            "Example, \"The\" Networks", "ranges.csv@2026-11-19"));
        assertThat(data.find(Places.ip("198.51.100.1")).asn()).isEqualTo(4_200_000_000L);
        assertThat(data.find(Places.ip("203.0.113.1")).organisation()).isNull();
        assertThat(data.info().fields()).containsExactly("asn", "organisation");
    }

    @Test
    void readsPlacesInBothPublishedLayouts() throws IOException {
        RangeData data = read("192.0.2.0,192.0.2.255,NL,North Holland,,Amsterdam,1012,52.37,4.89,Europe/Amsterdam\n"
            + "198.51.100.0,198.51.100.255,OC,AU,New South Wales,Sydney,-33.87,151.2\n");

        assertThat(data.find(Places.ip("192.0.2.1"))).isEqualTo(new Said("NL", "Amsterdam", 52.37, 4.89, null, null,
            "ranges.csv@2026-11-19"));
        assertThat(data.find(Places.ip("198.51.100.1"))).isEqualTo(new Said("AU", "Sydney", -33.87, 151.2, null, null,
            "ranges.csv@2026-11-19"));
    }

    @Test
    void readsGzip() throws IOException {
        Path file = folder.resolve("ranges.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("192.0.2.0,192.0.2.255,NL\n".getBytes(StandardCharsets.UTF_8));
        }
        try (Places places = new Places(file)) {
            assertThat(places.find("192.0.2.7").country()).isEqualTo("NL");
        }
    }

    @Test
    void countsAndSkipsLinesThatAreNoRanges() throws IOException {
        Path file = csv("bad.csv", "start,end,country\r\n# comment\n\n192.0.2.0,192.0.2.255,NL\r\nnonsense\n"
            + "192.0.3.0,192.0.2.0,NL\n192.0.3.0,2001:db8::,NL\n192.0.3.0,192.0.3.256,NL\n192.0.3.0,192.0.3.255,N1\n"
            + "\"192.0.3.0,192.0.3.255,NL\n" + "9".repeat(100_000) + "\nwww.example.org,192.0.3.255,NL\n"
            + "198.51.100.0,198.51.100.255,FR");
        try (Places places = new Places(file)) {
            assertThat(places.find("192.0.2.7").country()).isEqualTo("NL");
            assertThat(places.find("198.51.100.7").country()).isEqualTo("FR");
            assertThat(places.find("192.0.3.7")).isEqualTo(AddressPlace.UNKNOWN);
            SourceStatus status = places.lookups().status().get(0);
            assertThat(status.data().records()).isEqualTo(2);
            assertThat(status.data().skipped()).isEqualTo(8);
            assertThat(status.warnings()).containsExactly("8 lines could not be understood");
            assertThat(places.registry().counter("saslwatch.enrich.geo.records.damaged").count()).isEqualTo(8);
        }
    }

    @Test
    void refusesRangesOutOfOrderWithTheLine() {
        assertThatThrownBy(() -> read("192.0.2.0,192.0.2.255,NL\n192.0.2.128,192.0.3.0,DE\n"))
            .isInstanceOf(DamagedDataException.class).hasMessageStartingWith("line 2 begins before");
        assertThatThrownBy(() -> read("2001:db8::,2001:db8::ff,NL\n192.0.2.0,192.0.2.255,NL\n2001:db8::f,2001:db8::1ff,NL"))
            .isInstanceOf(DamagedDataException.class).hasMessageStartingWith("line 3 begins before");
    }

    @Test
    void refusesAFileWithoutAnyRange() {
        assertThatThrownBy(() -> read("<html>\n<body>\n")).isInstanceOf(DamagedDataException.class)
            .hasMessageContaining("none of its 2 lines");
    }

    @Test
    void refusesGzipThatWasCut() throws IOException {
        Path whole = folder.resolve("whole.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(whole))) {
            for (int i = 0; i < 200; i++) {
                out.write(("192.0.2." + i + ",192.0.2." + i + ",NL\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut.csv.gz"), java.util.Arrays.copyOf(bytes, bytes.length / 2));

        assertThatThrownBy(() -> RangeData.open(cut, new DataMeters(new SimpleMeterRegistry())))
            .isInstanceOf(DamagedDataException.class).hasMessageContaining("damaged");
    }
}
