package io.saslwatch.enrich.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.saslwatch.event.AddressPlace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not what they should be are refused, and bad records in good files are unknown. */
class MmdbDamageTest {

    private static final Instant BUILT = Instant.parse("2026-11-18T03:00:00Z");

    @TempDir
    private Path folder;

    private static byte[] good() {
        return MmdbFile.of("country", BUILT).put("192.0.2.0/24", Map.of("country_code", "NL"))
            .put("198.51.100.0/24", Map.of("country_code", "FR")).bytes();
    }

    private void assertRefused(byte[] content, String why) throws IOException {
        Path file = Files.write(folder.resolve("bad.mmdb"), content);
        assertThatThrownBy(() -> MmdbData.open(file, new DataMeters(new SimpleMeterRegistry())))
            .isInstanceOf(DamagedDataException.class).hasMessageContaining(why);
    }

    @Test
    void refusesAFileThatWasCutAnywhere() throws IOException {
        byte[] good = good();
        for (int length : new int[] {0, 1, 100, good.length / 2, good.length - 200}) {
            assertRefused(Arrays.copyOf(good, length), "only a part of one");
        }
    }

    @Test
    void refusesAWrongMarkerAndOtherContent() throws IOException {
        byte[] wrong = good();
        wrong[indexOf(wrong, "MaxMind.com")] = 'm';
        assertRefused(wrong, "not an MMDB file");
        assertRefused("<html>Sign in</html>".getBytes(StandardCharsets.UTF_8), "not an MMDB file");
    }

    @Test
    void refusesADescriptionThatDoesNotFit() throws IOException {
        byte[] shorter = good();
        int marker = indexOf(shorter, "MaxMind.com") - 3;
        // the tree is gone, and the description still tells of it
        assertRefused(Arrays.copyOfRange(shorter, marker - 20, shorter.length), "shorter than its own search tree");
        byte[] size = good();
        size[indexOf(size, "record_size") + "record_size".length() + 1] = 27;
        assertRefused(size, "not an MMDB file");
        byte[] version = good();
        version[indexOf(version, "binary_format_major_version") + "binary_format_major_version".length() + 1] = 3;
        assertRefused(version, "a version");
        byte[] nameless = good();
        nameless[indexOf(nameless, "build_epoch")] = 'x';
        assertRefused(nameless, "when it was built");
    }

    @Test
    void survivesFilesWithAnyByteChanged() throws IOException {
        byte[] good = good();
        Random random = new Random(7);
        for (int i = 0; i < 600; i++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            Path file = Files.write(folder.resolve("fuzzed.mmdb"), bad);
            try {
                MmdbData data = MmdbData.open(file, new DataMeters(new SimpleMeterRegistry()));
                data.find(Places.ip("192.0.2.7"));
                data.find(Places.ip("2001:db8::1"));
                data.info();
            } catch (IOException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
    }

    @Test
    void aRecordThatPointsToItselfOrAnnouncesMillionsIsUnknownAndCounted() throws IOException {
        byte[] loop = MmdbFile.of("loop", BUILT).put("192.0.2.0/24", Map.of("zz", "zzzzzzzz"))
            .put("198.51.100.0/24", Map.of("country_code", "FR")).bytes();
        int record = indexOf(loop, "zzzzzzzz") - 4;
        // the value of the map becomes a pointer to the map itself, at the beginning of the data
        loop[record + 3] = 1 << 5;
        loop[record + 4] = 0;
        Path file = Files.write(folder.resolve("loop.mmdb"), loop);
        try (Places places = new Places(file)) {
            assertThat(places.find("192.0.2.7")).isEqualTo(AddressPlace.UNKNOWN);
            assertThat(places.find("198.51.100.7").country()).isEqualTo("FR");
            assertThat(places.registry().counter("saslwatch.enrich.geo.records.damaged").count()).isEqualTo(1);
        }
        byte[] millions = loop.clone();
        // an array of 16 million and more elements
        System.arraycopy(new byte[] {31, 4, -1, -1, -1}, 0, millions, record + 3, 5);
        try (Places places = new Places(Files.write(folder.resolve("millions.mmdb"), millions))) {
            assertThat(places.find("192.0.2.7")).isEqualTo(AddressPlace.UNKNOWN);
            assertThat(places.registry().counter("saslwatch.enrich.geo.records.damaged").count()).isEqualTo(1);
        }
    }

    private static int indexOf(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
    }
}
