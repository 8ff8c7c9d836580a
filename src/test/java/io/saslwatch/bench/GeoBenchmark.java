package io.saslwatch.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.saslwatch.enrich.geo.MmdbFile;
import io.saslwatch.enrich.geo.PlaceLookups;
import io.saslwatch.enrich.geo.PlaceOptions;
import io.saslwatch.event.AddressPlace;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Looks random addresses up in a country file and a network file of the size of public ones, in one thread, and prints
 * look-ups per second of processor time; each asks both files. Run by {@code mvn -Pbench verify}; sizes are set with
 * {@code -Dbench.geo.lookups} and {@code -Dbench.geo.networks}. The second line is what a mail log looks like: few
 * addresses, again and again.
 */
public final class GeoBenchmark {

    private static final int ORGANISATIONS = 80_000;
    private static final int ROUNDS = 6;
    /** Processor time, not time of day: other work on the machine does not count. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private GeoBenchmark() {
    }

    /** Builds the files, measures, and removes what it made. */
    public static void main(String[] args) throws IOException {
        int lookups = Integer.getInteger("bench.geo.lookups", 2_000_000);
        int networks = Integer.getInteger("bench.geo.networks", 500_000);
        Path folder = Files.createTempDirectory("saslwatch-geo-bench");
        Path country = folder.resolve("country.mmdb");
        Path asn = folder.resolve("asn.mmdb");
        try {
            write(country, asn, networks);
            long begun = System.nanoTime();
            try (PlaceLookups places = PlaceLookups.open(new PlaceOptions(List.of(country, asn), Duration.ofSeconds(10)),
                    new SimpleMeterRegistry(), InstantSource.system())) {
                System.out.printf(Locale.ROOT, "%nplaces: %,d networks per file, %.1f and %.1f MB, opened in %.0f ms; "
                    + "Java %s%n",
                    networks, Files.size(country) / 1e6, Files.size(asn) / 1e6, (System.nanoTime() - begun) / 1e6,
                    System.getProperty("java.version"));
                measure(places, "addresses anywhere", addresses(lookups, lookups));
                measure(places, "5,000 addresses", addresses(lookups, 5_000));
            }
        } finally {
            Files.deleteIfExists(country);
            Files.deleteIfExists(asn);
            Files.delete(folder);
        }
    }

    /** The space up to 223.255.255.255 in networks of about equal size: harder than real data, where some are large. */
    private static void write(Path country, Path asn, int networks) throws IOException {
        Random random = new Random(1);
        Instant built = Instant.parse("2026-11-18T00:00:00Z");
        MmdbFile countries = new MmdbFile("country", 6, 24, built);
        MmdbFile asns = new MmdbFile("asn", 6, 24, built);
        int longest = 32 - Integer.numberOfTrailingZeros(Integer.highestOneBit((int) (0xDF00_0000L / networks)));
        long smallest = 1L << 32 - longest;
        double larger = 0xDF00_0000L / (double) smallest / networks - 1;
        long at = 0x0100_0000L;
        for (int i = 0; i < networks && at < 0xE000_0000L; i++) {
            int prefix = at % (2 * smallest) == 0 && random.nextDouble() < larger ? longest - 1 : longest;
            byte[] network = {(byte) (at >> 24), (byte) (at >> 16), (byte) (at >> 8), (byte) at};
            int one = random.nextInt(240);
            // a few have most networks, and most have few
            int org = (int) (ORGANISATIONS * Math.pow(random.nextDouble(), 4));
            at += 1L << 32 - prefix;
            countries.put(network, prefix, Map.of("country_code", "" + (char) ('A' + one / 26) + (char) ('A' + one % 26)));
            asns.put(network, prefix, Map.of("autonomous_system_number", 1000 + org,
                "autonomous_system_organization", "Organisation of network number " + org));
        }
        countries.write(country);
        asns.write(asn);
    }

    private static InetAddress[] addresses(int size, int distinct) throws IOException {
        Random random = new Random(2);
        InetAddress[] some = new InetAddress[distinct];
        for (int i = 0; i < distinct; i++) {
            byte[] bytes = new byte[4];
            random.nextBytes(bytes);
            bytes[0] = (byte) (1 + random.nextInt(222));
            some[i] = InetAddress.getByAddress(bytes);
        }
        InetAddress[] all = new InetAddress[size];
        for (int i = 0; i < size; i++) {
            all[i] = some[distinct == size ? i : random.nextInt(distinct)];
        }
        return all;
    }

    private static void measure(PlaceLookups places, String what, InetAddress[] addresses) {
        double best = 0;
        double first = 0;
        long known = 0;
        for (int round = 0; round < ROUNDS; round++) {
            known = 0;
            long begun = THREADS.getCurrentThreadCpuTime();
            for (InetAddress address : addresses) {
                AddressPlace place = places.find(address);
                known += place.country() != null && place.asn() != null ? 1 : 0;
            }
            double rate = addresses.length / ((THREADS.getCurrentThreadCpuTime() - begun) / 1e9);
            first = round == 0 ? rate : first;
            best = Math.max(best, rate);
        }
        System.out.printf(Locale.ROOT, "%s: %,.0f look-ups per second of a core (first round %,.0f; asked for "
            + "1,000,000), %.0f %% known%n", what, best, first, 100.0 * known / addresses.length);
    }
}
