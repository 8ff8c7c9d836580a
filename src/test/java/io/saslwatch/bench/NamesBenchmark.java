package io.saslwatch.bench;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.saslwatch.config.NameSettings;
import io.saslwatch.config.Values;
import io.saslwatch.enrich.NameLookup;
import io.saslwatch.enrich.dns.LoopbackDns;
import io.saslwatch.enrich.dns.NameLookups;
import io.saslwatch.enrich.dns.NameOptions;
import io.saslwatch.enrich.dns.Scripts;
import io.saslwatch.event.AddressName;
import io.saslwatch.event.NameStatus;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Times the look-up of names with the shipped settings, against a server on loopback that answers after 20 ms and loses
 * 2 % of the questions, and prints a table. Run by {@code mvn -Pbench verify}, or as a program of its own.
 */
public final class NamesBenchmark {

    private static final Duration DELAY = Duration.ofMillis(20);
    private static final double LOSS = 0.02;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private NamesBenchmark() {
    }

    /** Runs all. */
    public static void main(String[] args) throws Exception {
        System.out.printf(Locale.ROOT, "%nNames: server on loopback, answers after %d ms, loses %.0f %%; %s in flight, "
            + "time-out %s, %s retries; %d cores, Java %s, %s%n%n", DELAY.toMillis(), LOSS * 100,
            NameSettings.IN_FLIGHT.standard(), NameSettings.TIMEOUT.standard(), NameSettings.RETRIES.standard(),
            Runtime.getRuntime().availableProcessors(), System.getProperty("java.version"),
            Instant.now().truncatedTo(ChronoUnit.MINUTES));
        System.out.println("| addresses | seconds | asked for | per second | names | questions | lost and repeated |");
        System.out.println("|---:|---:|---:|---:|---:|---:|---:|");
        run(10_000, "10 s", 1);
        run(100_000, "60 s", 2);
    }

    private static void run(int addresses, String asked, long seed) throws Exception {
        MeterRegistry meters = new SimpleMeterRegistry();
        try (LoopbackDns server = LoopbackDns.open("127.0.0.1", DELAY, LOSS, seed);
             NameLookup lookup = NameLookups.open(shipped(server), meters, InstantSource.system())) {
            server.otherwise(Scripts.names("host.example.org."));
            List<InetAddress> all = addresses(addresses);
            long start = System.nanoTime();
            List<CompletableFuture<AddressName>> answers = new ArrayList<>();
            for (InetAddress address : all) {
                answers.add(lookup.find(address).toCompletableFuture());
            }
            CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .get(LONGEST.toSeconds(), TimeUnit.SECONDS);
            double seconds = (System.nanoTime() - start) / 1e9;
            long named = answers.stream().filter(answer -> answer.join().status() == NameStatus.OK).count();
            System.out.printf(Locale.ROOT, "| %,d | %.2f | %s | %,.0f | %,d | %,d | %,.0f |%n", addresses, seconds,
                asked, addresses / seconds, named, server.questions(),
                meters.get("saslwatch.enrich.names.timeouts").counter().count());
        }
    }

    private static NameOptions shipped(LoopbackDns server) {
        return new NameOptions(true, List.of(server.address()), Integer.parseInt(NameSettings.IN_FLIGHT.standard()),
            duration(NameSettings.TIMEOUT.standard()), Integer.parseInt(NameSettings.RETRIES.standard()), false,
            Long.parseLong(NameSettings.CACHE_SIZE.standard()), duration(NameSettings.MIN_TTL.standard()),
            duration(NameSettings.MAX_TTL.standard()), duration(NameSettings.RETRY_FIRST.standard()),
            duration(NameSettings.RETRY_MOST.standard()));
    }

    private static Duration duration(String text) {
        return Values.duration(text);
    }

    private static List<InetAddress> addresses(int number) throws UnknownHostException {
        List<InetAddress> all = new ArrayList<>(number);
        for (int i = 0; i < number; i++) {
            all.add(InetAddress.getByAddress(new byte[] {81, (byte) (i >> 16), (byte) (i >> 8), (byte) i}));
        }
        return all;
    }
}
