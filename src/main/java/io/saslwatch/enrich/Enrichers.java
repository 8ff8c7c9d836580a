package io.saslwatch.enrich;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.IntFunction;

/** Makes the objects that {@code routes/3-enrich} names. */
public final class Enrichers {

    private final AddressEnricher enricher;
    private final NameAsker asker;
    private final NameAnswers answers;
    private final LatePlaces late;

    /**
     * With the two look-ups, which the caller closes after the routes have stopped.
     *
     * @param names names are not asked for when it is {@link NameLookup#OFF}
     * @param retry how long to wait after so many failures in a row
     */
    public Enrichers(PlaceLookup places, NameLookup names, EnrichOptions options, IntFunction<Duration> retry,
                     EnrichEvents events, MeterRegistry meters, InstantSource clock) {
        NameSchedule schedule = new NameSchedule(clock, events);
        answers = new NameAnswers(schedule);
        late = new LatePlaces(schedule, clock);
        asker = new NameAsker(names, answers, schedule,
            retry, options, clock);
        enricher = new AddressEnricher(places, names != NameLookup.OFF, options.remembered(),
            () -> schedule.lookAt(Instant.MIN), meters, clock);
        Gauge.builder("saslwatch.enrich.names.taken", answers, NameAnswers::underWay)
            .description("Addresses taken from the store's queue whose answer is not stored yet").register(meters);
    }

    /** Tells of single addresses what the routes tell of a batch's. */
    public AddressEnricher enricher() {
        return enricher;
    }

    /** Takes places that a look-up tells after it was asked. */
    public LatePlaces latePlaces() {
        return late;
    }

    /** The objects, to be bound in Camel's registry. */
    public Map<String, Object> beans() {
        return Map.of("enricher", enricher, "nameAsker", asker, "nameAnswers", answers, "latePlaces", late);
    }
}
