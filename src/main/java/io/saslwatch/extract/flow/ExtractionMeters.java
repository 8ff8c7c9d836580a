package io.saslwatch.extract.flow;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.EventBatch;
import io.saslwatch.event.Outcome;
import io.saslwatch.extract.Scan;
import java.util.EnumMap;
import java.util.Map;

/** Counts what the extraction does. A batch that is read again is counted again. Thread-safe. */
final class ExtractionMeters {

    private final Counter unparsed;
    private final Map<Outcome, Counter> events = new EnumMap<>(Outcome.class);

    ExtractionMeters(MeterRegistry registry) {
        unparsed = Counter.builder("saslwatch.extract.unparsed")
            .description("Lines that look like authentication but that no pattern took").register(registry);
        for (Outcome outcome : Outcome.values()) {
            events.put(outcome, Counter.builder("saslwatch.extract.events")
                .description("Events found in the logs").tag("outcome", outcome.word()).register(registry));
        }
    }

    void count(Scan scan, EventBatch batch) {
        unparsed.increment(scan.unparsed());
        for (AuthEvent event : batch.added()) {
            events.get(event.outcome()).increment();
        }
    }
}
