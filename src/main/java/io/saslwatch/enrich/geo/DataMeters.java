package io.saslwatch.enrich.geo;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what was wrong with foreign data. Thread-safe. */
final class DataMeters {

    private final Counter neutralised;
    private final Counter damaged;
    private final Counter refused;

    DataMeters(MeterRegistry registry) {
        neutralised = registry.counter("saslwatch.enrich.geo.texts.neutralised");
        damaged = registry.counter("saslwatch.enrich.geo.records.damaged");
        refused = registry.counter("saslwatch.enrich.geo.files.refused");
    }

    /** Cleans values and counts those that had to be changed. */
    FieldCleaning cleaning() {
        return new FieldCleaning(neutralised::increment);
    }

    /** A record that cannot be decoded, or a line of ranges that cannot be understood. */
    void damagedRecord() {
        damaged.increment();
    }

    /** A file whose content cannot be used. */
    void refusedFile() {
        refused.increment();
    }
}
