package io.saslwatch.enrich.geo;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.saslwatch.enrich.PlaceLookup;
import io.saslwatch.event.AddressPlace;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Asks several sources in their order; each field comes from the first that knows it. Thread-safe. */
public final class PlaceLookups implements PlaceLookup, AutoCloseable {

    /** Two names of sources, and both with a blank between. */
    private record Joined(String first, String second, String text) {
    }

    private final PlaceSource[] sources;
    private final IpinfoSource api;
    private final FileChecks checks;
    private final Consumer<Map<InetAddress, AddressPlace>> late;
    private volatile Joined joined;

    private PlaceLookups(PlaceOptions options, MeterRegistry registry, InstantSource clock, GeoEvents events,
                         Consumer<Map<InetAddress, AddressPlace>> late, Executor executor, Pauses pauses) {
        DataMeters meters = new DataMeters(registry);
        List<PlaceFile> files = options.files().stream().map(file -> new PlaceFile(file, meters, events, clock)).toList();
        List<PlaceSource> all = new ArrayList<>(files);
        this.late = late;
        api = options.ipinfo().map(ipinfo -> new IpinfoSource(ipinfo, registry, events, clock, pauses, this::tellLate))
            .orElse(null);
        if (api != null) {
            all.add(options.apiAfter(), api);
        }
        sources = all.toArray(PlaceSource[]::new);
        checks = new FileChecks(files, options.check(), clock, executor);
        List<Path> missing = files.stream().filter(file -> !file.begin()).map(PlaceFile::path).toList();
        if (!missing.isEmpty()) {
            events.missing(missing);
        }
        files.forEach(file -> gauge(registry, file));
    }

    /**
     * Opens the sources. Files that are not there, or cannot be used, are told once in the log and taken into use when
     * they come.
     *
     * @param options  which sources
     * @param registry for the age of each file ({@code saslwatch.enrich.geo.age}, seconds) and what was wrong with data
     */
    public static PlaceLookups open(PlaceOptions options, MeterRegistry registry, InstantSource clock) {
        return open(options, registry, clock, new LoggingGeoEvents(), late -> { });
    }

    /**
     * Opens the sources.
     *
     * @param events is told what happens to data
     * @param late   is told the places of addresses for which an answer of the API came after the look-up, whole, from
     *               all sources together; {@link AddressPlace#UNKNOWN} when nobody knows the address. It runs on the
     *               thread that asks the API, which waits for it.
     */
    public static PlaceLookups open(PlaceOptions options, MeterRegistry registry, InstantSource clock, GeoEvents events,
                                    Consumer<Map<InetAddress, AddressPlace>> late) {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(0, 1, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
            task -> {
                Thread thread = new Thread(task, "place-files");
                thread.setDaemon(true);
                return thread;
            });
        return open(options, registry, clock, events, late, executor, Pauses.REAL);
    }

    static PlaceLookups open(PlaceOptions options, MeterRegistry registry, InstantSource clock, GeoEvents events,
                             Consumer<Map<InetAddress, AddressPlace>> late, Executor executor, Pauses pauses) {
        return new PlaceLookups(options, registry, clock, events, late, executor, pauses);
    }

    private void gauge(MeterRegistry registry, PlaceFile file) {
        Gauge.builder("saslwatch.enrich.geo.age", file, each -> {
            checks.whenDue();
            return each.ageSeconds();
        }).tag("file", file.path().getFileName().toString()).baseUnit("seconds")
            .description("How old the loaded data is").strongReference(true).register(registry);
    }

    @Override
    public AddressPlace find(InetAddress address) {
        checks.whenDue();
        return find(address, true);
    }

    private AddressPlace find(InetAddress address, boolean ask) {
        String country = null;
        String city = null;
        Double latitude = null;
        Double longitude = null;
        Long asn = null;
        String organisation = null;
        String said = null;
        for (PlaceSource source : sources) {
            Said one = source.find(address);
            if (one == null) {
                if (ask && (country == null || asn == null)) {
                    api.ask(address);
                }
                continue;
            }
            boolean used = false;
            if (country == null && one.country() != null) {
                country = one.country();
                used = true;
            }
            if (city == null && one.city() != null) {
                city = one.city();
                used = true;
            }
            if (latitude == null && one.latitude() != null) {
                latitude = one.latitude();
                longitude = one.longitude();
                used = true;
            }
            if (asn == null && one.asn() != null) {
                asn = one.asn();
                used = true;
            }
            if (organisation == null && one.organisation() != null) {
                organisation = one.organisation();
                used = true;
            }
            if (used) {
                said = said == null ? one.source() : joined(said, one.source());
            }
        }
        return said == null ? AddressPlace.UNKNOWN
            : new AddressPlace(country, city, latitude, longitude, asn, organisation, said);
    }

    /** Nearly all answers rest on the same two files, so what names them is made once. */
    private String joined(String first, String second) {
        Joined before = joined;
        if (before == null || before.first != first || before.second != second) {
            before = new Joined(first, second, first + " " + second);
            joined = before;
        }
        return before.text;
    }

    private void tellLate(Set<InetAddress> answered) {
        Map<InetAddress, AddressPlace> places = new LinkedHashMap<>();
        answered.forEach(address -> places.put(address, find(address, false)));
        late.accept(places);
    }

    /** Where an address is, with the source of each field. Asks nobody; slower than {@link #find}. */
    public PlaceAnswer explain(InetAddress address) {
        Map<String, String> saidBy = new LinkedHashMap<>();
        AddressPlace place = find(address, false);
        for (PlaceSource source : sources) {
            Said one = source.find(address);
            if (one != null) {
                note(saidBy, "country", one.country(), one);
                note(saidBy, "city", one.city(), one);
                note(saidBy, "latitude", one.latitude(), one);
                note(saidBy, "longitude", one.longitude(), one);
                note(saidBy, "asn", one.asn(), one);
                note(saidBy, "organisation", one.organisation(), one);
            }
        }
        return new PlaceAnswer(place, saidBy);
    }

    private static void note(Map<String, String> saidBy, String field, Object value, Said said) {
        if (value != null) {
            saidBy.putIfAbsent(field, said.source());
        }
    }

    /** The state of each source, in their order. */
    public List<SourceStatus> status() {
        List<SourceStatus> states = new ArrayList<>();
        for (PlaceSource source : sources) {
            states.add(source.status());
        }
        return states;
    }

    /** Waits until the API has answered for all addresses looked up so far; false when time is up before. */
    public boolean awaitAnswers(Duration time) throws InterruptedException {
        return api == null || api.awaitAnswers(time);
    }

    /** Ends asking the API. Look-ups that are under way end well. */
    @Override
    public void close() {
        if (api != null) {
            api.close();
        }
    }
}
