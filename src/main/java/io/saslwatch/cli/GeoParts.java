package io.saslwatch.cli;

import io.micrometer.core.instrument.MeterRegistry;
import io.saslwatch.config.Config;
import io.saslwatch.config.FileList;
import io.saslwatch.config.GeoSettings;
import io.saslwatch.enrich.geo.GeoEvents;
import io.saslwatch.enrich.geo.GeoUpdates;
import io.saslwatch.enrich.geo.IpinfoOptions;
import io.saslwatch.enrich.geo.LoggingGeoEvents;
import io.saslwatch.enrich.geo.PlaceLookups;
import io.saslwatch.enrich.geo.PlaceOptions;
import io.saslwatch.enrich.geo.UpdateOptions;
import io.saslwatch.event.AddressPlace;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Puts the places of addresses together as the settings say. */
final class GeoParts {

    private static final String IPINFO = "ipinfo";
    private static final Duration CONNECT = Duration.ofSeconds(15);

    private GeoParts() {
    }

    /** The sources of places that events get; none of them when places are switched off. Else like {@link #open}. */
    static PlaceLookups forEvents(Config config, MeterRegistry meters, Consumer<Map<InetAddress, AddressPlace>> late) {
        return config.on(GeoSettings.ENABLED) ? open(config, meters, new LoggingGeoEvents(), late)
            : PlaceLookups.open(new PlaceOptions(List.of(), config.duration(GeoSettings.CHECK)), meters,
                InstantSource.system());
    }

    /** The sources of places; refuses what is set wrongly. {@code late} is told answers that come after a look-up. */
    static PlaceLookups open(Config config, MeterRegistry meters, GeoEvents events,
                             Consumer<Map<InetAddress, AddressPlace>> late) {
        return PlaceLookups.open(options(config), meters, InstantSource.system(), events, late);
    }

    /** The files that are asked for places, whether they are there or not. */
    static List<Path> files(Config config) {
        return options(config).files();
    }

    private static PlaceOptions options(Config config) {
        List<Path> files = new ArrayList<>();
        int apiAfter = -1;
        for (String name : FileList.of(config.text(GeoSettings.FILES))) {
            if (name.equals(IPINFO)) {
                apiAfter = files.size();
            } else {
                files.add(config.folder(GeoSettings.FILES).resolve(name).normalize());
            }
        }
        return new PlaceOptions(files, config.duration(GeoSettings.CHECK), ipinfo(config),
            apiAfter < 0 ? files.size() : apiAfter);
    }

    private static Optional<IpinfoOptions> ipinfo(Config config) {
        if (!config.on(GeoSettings.IPINFO)) {
            return Optional.empty();
        }
        try {
            return Optional.of(IpinfoOptions.of(config.text(GeoSettings.IPINFO_URL), config.text(GeoSettings.IPINFO_TOKEN),
                config.number(GeoSettings.IPINFO_BATCH), config.duration(GeoSettings.IPINFO_TIMEOUT),
                config.number(GeoSettings.IPINFO_CACHE), config.duration(GeoSettings.IPINFO_TTL)));
        } catch (IllegalArgumentException wrong) {
            throw Refusal.usage(wrong.getMessage());
        }
    }

    /** What downloads newer files; refuses what is set wrongly. */
    static GeoUpdates updates(Config config) {
        try {
            return new GeoUpdates(new UpdateOptions(config.path(GeoSettings.FOLDER),
                UpdateOptions.items(config.text(GeoSettings.UPDATE_URLS)), config.bytes(GeoSettings.UPDATE_LIMIT), CONNECT,
                config.duration(GeoSettings.UPDATE_TIMEOUT), config.text(GeoSettings.UPDATE_HEADER),
                config.duration(GeoSettings.UPDATE_EVERY)), new LoggingGeoEvents(), InstantSource.system());
        } catch (IllegalArgumentException wrong) {
            throw Refusal.usage(wrong.getMessage());
        }
    }
}
