package io.saslwatch.enrich.dns;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.saslwatch.enrich.NameLookup;
import io.saslwatch.event.AddressName;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A look-up under test, with its clock, its meters and what it told. */
final class Looking implements AutoCloseable {

    /** Long enough for a busy machine, for servers that answer. */
    static final NameOptions PATIENT = asking(Duration.ofSeconds(5), 2, false);

    /** For servers that do not. */
    static final NameOptions HASTY = asking(Duration.ofMillis(150), 2, false);

    final HandClock clock = new HandClock();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Queue<String> told = new ConcurrentLinkedQueue<>();
    private final NameLookup lookup;

    Looking(NameOptions options, InetSocketAddress... servers) {
        lookup = NameLookups.open(options.with(List.of(servers)), meters, clock, new NameEvents() {
            @Override
            public void silent(int lookups) {
                told.add("silent after " + lookups);
            }

            @Override
            public void answering(Instant silentSince) {
                told.add("answering again");
            }

            @Override
            public void broke(Throwable cause) {
                told.add("broke: " + cause);
            }
        });
    }

    static NameOptions asking(Duration timeout, int retries, boolean confirm) {
        return new NameOptions(true, List.of(), 256, timeout, retries, confirm, 1000, Duration.ofMinutes(5),
            Duration.ofDays(1), Duration.ofMinutes(1), Duration.ofHours(6));
    }

    static Looking at(LoopbackDns server) {
        return new Looking(PATIENT, server.address());
    }

    static Looking hastily(LoopbackDns server) {
        return new Looking(HASTY, server.address());
    }

    CompletableFuture<AddressName> start(String address) {
        try {
            return lookup.find(InetAddress.getByName(address)).toCompletableFuture();
        } catch (UnknownHostException noAddress) {
            throw new IllegalArgumentException(noAddress);
        }
    }

    AddressName find(String address) {
        return ended(start(address));
    }

    static AddressName ended(CompletableFuture<AddressName> lookup) {
        try {
            return lookup.get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException never) {
            throw new AssertionError(never);
        }
    }

    Duration lifeOf(AddressName answer) {
        return Duration.between(clock.instant(), answer.until());
    }

    double count(String meter) {
        return meters.get("saslwatch.enrich.names." + meter).counter().count();
    }

    double count(String meter, String status) {
        return meters.get("saslwatch.enrich.names." + meter).tag("status", status).counter().count();
    }

    @Override
    public void close() {
        lookup.close();
    }
}
