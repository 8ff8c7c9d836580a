package io.saslwatch.enrich.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Look-ups take another way once many were made, and another one in a large file. */
class ManyNetworksTest {

    private static final Instant BUILT = Instant.parse("2026-11-18T03:00:00Z");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {5_000, 300_000})
    void everyAddressKeepsItsNetworkHoweverManyWereLookedUp(int networks) throws IOException {
        MmdbFile file = new MmdbFile("asn", 6, 28, BUILT);
        TreeMap<Long, Integer> truth = new TreeMap<>();
        Random random = new Random(networks);
        // dense and uneven: networks of 16 to 4,096 addresses side by side, with gaps
        long at = 0x1000_0000L;
        for (int i = 0; i < networks; i++) {
            int bits = 4 + random.nextInt(9);
            at = at + (1L << bits) - 1 >> bits << bits;
            byte[] first = {(byte) (at >> 24), (byte) (at >> 16), (byte) (at >> 8), (byte) at};
            boolean gap = random.nextInt(10) == 0;
            if (!gap) {
                file.put(first, 32 - bits, Map.of("asn", i + 1));
            }
            truth.put(at, gap ? 0 : i + 1);
            at += 1L << bits;
            truth.put(at, 0);
        }
        Path path = file.write(folder.resolve("asn.mmdb"));
        long end = at;
        try (Places places = new Places(path)) {
            for (int i = 0; i < 12_000; i++) {
                long address = 0x0FFF_0000L + (long) (random.nextDouble() * (end - 0x0FFE_0000L));
                Map.Entry<Long, Integer> network = truth.floorEntry(address);
                Long expected = network == null || network.getValue() == 0 ? null : Long.valueOf(network.getValue());

                assertThat(places.find(text(address)).asn()).as(text(address)).isEqualTo(expected);
            }
        }
    }

    @Test
    void anAddressOfTheOtherFamilyIsNotTakenForOneThatLooksLikeIt() throws IOException {
        Path path = new MmdbFile("asn", 4, 24, BUILT).put(new byte[] {16, 0, 0, 0}, 8, Map.of("asn", 1))
            .write(folder.resolve("four.mmdb"));
        try (Places places = new Places(path)) {
            assertThat(places.find("16.1.2.3").asn()).isEqualTo(1);
            assertThat(places.find("1001:203::").asn()).isNull();
        }
    }

    private static String text(long address) {
        return (address >> 24 & 255) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255);
    }
}
