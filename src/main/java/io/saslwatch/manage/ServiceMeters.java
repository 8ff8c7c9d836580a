package io.saslwatch.manage;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.saslwatch.reload.ReloadState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** The figures of the process itself. */
public final class ServiceMeters {

    private ServiceMeters() {
    }

    /**
     * Adds them.
     *
     * @param store the store's file; empty when it is on a server
     */
    public static void register(MeterRegistry meters, Supplier<ReloadState> reload, Health health, Optional<Path> store,
                                InstantSource clock) {
        Gauge.builder("saslwatch.ready", () -> health.ready() ? 1 : 0)
            .description("1 while every check of /ready is up, looked at four times a minute").register(meters);
        store.ifPresent(file -> Gauge.builder("saslwatch.store.bytes", () -> bytes(file)).baseUnit("bytes")
            .description("Size of the store's file with its write-ahead log").register(meters));
        Instant started = clock.instant();
        Gauge.builder("saslwatch.started", () -> started.toEpochMilli() / 1e3).baseUnit("seconds")
            .description("When the service was started, since 1970").register(meters);
        Gauge.builder("saslwatch.reload.differs", () -> reload.get().differs() ? 1 : 0)
            .description("1 while the files say something else than what runs").register(meters);
        Gauge.builder("saslwatch.reload.restart", () -> reload.get().restart().size())
            .description("Settings whose new value waits for a restart").register(meters);
        FunctionCounter.builder("saslwatch.reload.changes", reload, state -> state.get().changes())
            .description("Edited versions that were put into force").register(meters);
        FunctionCounter.builder("saslwatch.reload.refused", reload, state -> state.get().refused())
            .description("Edited versions that were wrong").register(meters);
        Runtime jvm = Runtime.getRuntime();
        Gauge.builder("saslwatch.memory.used", () -> jvm.totalMemory() - jvm.freeMemory()).baseUnit("bytes")
            .description("Heap in use").register(meters);
    }

    /** What the files of an SQLite store take. */
    public static long bytes(Path store) {
        long bytes = 0;
        for (String part : new String[] {"", "-wal"}) {
            try {
                bytes += Files.size(Path.of(store + part));
            } catch (IOException none) {
                // it is not there yet
            }
        }
        return bytes;
    }
}
