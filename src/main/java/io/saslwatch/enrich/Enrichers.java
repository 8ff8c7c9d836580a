package io.saslwatch.enrich;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Makes the objects that {@code routes/3-enrich} names. */
public final class Enrichers {

    private final AddressEnricher enricher;
    private final NameAsker asker;
    private final NameAnswers answers;

    /**
     * With the two look-ups; names are not asked for when theirs is {@link NameLookup#OFF}. The look-ups are closed by
     * the caller, after the routes have stopped.
     */
    public Enrichers(PlaceLookup places, NameLookup names, EnrichOptions options, EnrichEvents events,
                     MeterRegistry meters, RandomGenerator random, InstantSource clock) {
        NameSchedule schedule = new NameSchedule(clock, events);
        answers = new NameAnswers(schedule);
        asker = new NameAsker(names, answers, schedule,
            new NameBackoff(options.retryFirst(), options.retryMost(), random), options, clock);
        enricher = new AddressEnricher(places, names != NameLookup.OFF, options.remembered(),
            () -> schedule.lookAt(Instant.MIN), meters, clock);
        Gauge.builder("saslwatch.enrich.names.waiting", answers, NameAnswers::underWay)
            .description("Addresses that are being asked for, or whose answer is not stored yet").register(meters);
    }

    /** Tells of single addresses what the routes tell of a batch's. */
    public AddressEnricher enricher() {
        return enricher;
    }

    /** The objects, to be bound in Camel's registry. */
    public Map<String, Object> beans() {
        return Map.of("enricher", enricher, "nameAsker", asker, "nameAnswers", answers);
    }
}
