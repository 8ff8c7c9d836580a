package io.saslwatch.enrich.geo;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.saslwatch.event.AddressPlace;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Look-ups in files for a test; checks of the files happen on the thread of the look-up. */
final class Places implements AutoCloseable {

    /** How often files are looked at. */
    static final Duration CHECK = Duration.ofSeconds(10);

    private final HandClock clock = new HandClock();
    private final RecordedGeoEvents events = new RecordedGeoEvents();
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final PlaceLookups lookups;

    Places(Path... files) {
        lookups = PlaceLookups.open(new PlaceOptions(List.of(files), CHECK), registry, clock, events, late -> { },
            Runnable::run, Pauses.REAL);
    }

    static InetAddress ip(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException noAddress) {
            throw new IllegalArgumentException(text, noAddress);
        }
    }

    AddressPlace find(String address) {
        return lookups.find(ip(address));
    }

    /** Lets so much time pass that files are looked at again, twice, and looks an address up. */
    AddressPlace findLater(String address) {
        clock.forward(CHECK);
        find(address);
        clock.forward(CHECK);
        return find(address);
    }

    PlaceLookups lookups() {
        return lookups;
    }

    HandClock clock() {
        return clock;
    }

    List<String> told() {
        return events.told();
    }

    MeterRegistry registry() {
        return registry;
    }

    @Override
    public void close() {
        lookups.close();
    }
}
