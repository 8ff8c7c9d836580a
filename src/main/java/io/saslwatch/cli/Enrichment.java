package io.saslwatch.cli;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.saslwatch.config.Config;
import io.saslwatch.config.EnrichSettings;
import io.saslwatch.config.NameSettings;
import io.saslwatch.enrich.EnrichEvents;
import io.saslwatch.enrich.EnrichOptions;
import io.saslwatch.enrich.Enrichers;
import io.saslwatch.enrich.NameLookup;
import io.saslwatch.enrich.dns.NameLookups;
import io.saslwatch.enrich.dns.NameOptions;
import io.saslwatch.enrich.geo.PlaceLookups;
import io.saslwatch.event.AddressPlace;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;

/** The two look-ups that the settings ask for, and what the routes of enriching name. */
final class Enrichment implements AutoCloseable {

    /** Addresses that are remembered as stored; some 20 MB when all are taken. */
    private static final int REMEMBERED = 100_000;

    private final NameLookup names;
    private final PlaceLookups places;
    private final Enrichers enrichers;

    /** Opens the look-ups. */
    Enrichment(Config config, MeterRegistry meters) {
        NameOptions asking = options(config);
        names = names(asking, meters);
        places = GeoParts.forEvents(config, meters, this::late);
        EnrichOptions options = new EnrichOptions((int) config.number(EnrichSettings.WAITING),
            (int) config.number(EnrichSettings.ATTEMPTS), config.duration(EnrichSettings.KEEP_FRESH), REMEMBERED);
        enrichers = new Enrichers(places, names, options, asking.retry(new Random())::after, EnrichEvents.logging(),
            meters, InstantSource.system());
    }

    private static NameOptions options(Config config) {
        try {
            return NameOptions.of(config);
        } catch (IllegalArgumentException wrong) {
            throw Refusal.usage(wrong.getMessage());
        }
    }

    /** Asks for names whether or not events get them. */
    static NameLookup names(Config config) {
        return names(options(config.with(Map.of(NameSettings.ENABLED, "true"))), new SimpleMeterRegistry());
    }

    private static NameLookup names(NameOptions options, MeterRegistry meters) {
        return NameLookups.open(options, meters, InstantSource.system());
    }

    /** Answers come after the first look-up, so this is complete by then. */
    private void late(Map<InetAddress, AddressPlace> answered) {
        enrichers.latePlaces().accept(answered);
    }

    /** Whether names are asked for. */
    boolean asksForNames() {
        return names != NameLookup.OFF;
    }

    /** Waits until every service that was asked for places has answered; false when time is up before. */
    boolean awaitAnswers(Duration time) throws InterruptedException {
        return places.awaitAnswers(time);
    }

    /** Like {@link #awaitAnswers}, and until the routes have stored the answers. */
    boolean awaitStored(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        return awaitAnswers(time)
            && enrichers.latePlaces().awaitStored(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    }

    /** What the routes name, and what else asks. */
    Enrichers enrichers() {
        return enrichers;
    }

    @Override
    public void close() {
        names.close();
        places.close();
    }
}
