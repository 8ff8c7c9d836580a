package io.saslwatch.enrich;

import io.saslwatch.event.AddressPlace;
import io.saslwatch.event.Addresses;
import io.saslwatch.event.PlacedAddress;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The bean {@code latePlaces} of {@code routes/3-enrich/places-late.camel.yaml}: places that a look-up told after it had
 * been asked, because it had to ask somebody over the network itself. They wait here until they are stored; what a crash
 * takes is looked up again when the address occurs on another day, or by {@code saslwatch enrich}. Thread-safe; places
 * are taken by one thread at a time.
 */
public final class LatePlaces implements Consumer<Map<InetAddress, AddressPlace>> {

    private static final int MOST_AT_ONCE = 2_000;
    /** While the store is away no more are kept; they can be had again. */
    private static final int MOST_KEPT = 50_000;

    private final NameSchedule schedule;
    private final InstantSource clock;
    private final Map<String, PlacedAddress> waiting = new TreeMap<>();

    LatePlaces(NameSchedule schedule, InstantSource clock) {
        this.schedule = schedule;
        this.clock = clock;
    }

    /** Takes places; what is unknown changes nothing. */
    @Override
    public synchronized void accept(Map<InetAddress, AddressPlace> places) {
        places.forEach((address, place) -> {
            String ip = Addresses.text(address);
            if (place.sources() != null && (waiting.size() < MOST_KEPT || waiting.containsKey(ip))) {
                waiting.put(ip, new PlacedAddress(ip, place, clock.instant()));
            }
        });
    }

    /** Whether places can be stored now. */
    public synchronized boolean isReady() {
        return !waiting.isEmpty() && !schedule.isPaused();
    }

    /** Some of the places, sorted by address as all who write to these rows sort them. They stay here until stored. */
    public synchronized List<PlacedAddress> next() {
        List<PlacedAddress> next = new ArrayList<>();
        Iterator<PlacedAddress> all = waiting.values().iterator();
        while (all.hasNext() && next.size() < MOST_AT_ONCE) {
            next.add(all.next());
        }
        return next;
    }

    /** The places of the last {@link #next} are committed. */
    public synchronized void stored(List<PlacedAddress> committed) {
        schedule.worked();
        committed.forEach(place -> waiting.remove(place.ip(), place));
        notifyAll();
    }

    /** Waits until all places that were told are stored; false when time is up before. */
    public synchronized boolean awaitStored(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); !waiting.isEmpty() && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return waiting.isEmpty();
    }

    /** The places of the last {@link #next} could not be stored; they are tried again after a pause. */
    public void failed(Exception cause) {
        schedule.failed(String.valueOf(cause.getMessage()));
    }
}
