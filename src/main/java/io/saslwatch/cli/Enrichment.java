package io.saslwatch.cli;

import io.micrometer.core.instrument.MeterRegistry;
import io.saslwatch.config.Config;
import io.saslwatch.config.EnrichSettings;
import io.saslwatch.enrich.EnrichEvents;
import io.saslwatch.enrich.EnrichOptions;
import io.saslwatch.enrich.Enrichers;
import io.saslwatch.enrich.NameLookup;
import io.saslwatch.enrich.PlaceLookup;
import io.saslwatch.enrich.dns.NameLookups;
import io.saslwatch.enrich.dns.NameOptions;
import io.saslwatch.event.AddressPlace;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** The two look-ups that the settings ask for, and what the routes of enriching name. */
final class Enrichment implements AutoCloseable {

    /** Addresses that are remembered as stored; some 20 MB when all are taken. */
    private static final int REMEMBERED = 100_000;

    private final NameLookup names;
    private final PlaceLookup places;
    private final Enrichers enrichers;

    /** Opens the look-ups. */
    Enrichment(Config config, MeterRegistry meters) {
        NameOptions asking = options(config);
        names = NameLookups.open(asking, meters, InstantSource.system());
        places = places(config, meters, this::late);
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

    /**
     * SEAM for the look-up of places: make it here of the settings; close it in {@link #close} if it holds anything.
     *
     * @param late takes places that are told after the look-up; they are stored by {@code places-late.camel.yaml}
     */
    private static PlaceLookup places(Config config, MeterRegistry meters,
                                      Consumer<Map<InetAddress, AddressPlace>> late) {
        return PlaceLookup.OFF;
    }

    private void late(Map<InetAddress, AddressPlace> places) {
        enrichers.latePlaces().accept(places);
    }

    /** Whether names are asked for. */
    boolean asksForNames() {
        return names != NameLookup.OFF;
    }

    /** What the routes name, and what else asks. */
    Enrichers enrichers() {
        return enrichers;
    }

    @Override
    public void close() {
        names.close();
    }
}
