package io.saslwatch.cli;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.saslwatch.reload.ReloadState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** The figures of the process itself. */
final class ServiceMeters {

    private ServiceMeters() {
    }

    /** Adds them. */
    static void register(MeterRegistry meters, Supplier<ReloadState> reload, InstantSource clock) {
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
}
