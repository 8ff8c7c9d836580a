package io.saslwatch.cli;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.saslwatch.config.Config;
import io.saslwatch.config.GeoSettings;
import io.saslwatch.config.ReportSettings;
import io.saslwatch.config.StoreSettings;
import io.saslwatch.enrich.geo.GeoEvents;
import io.saslwatch.enrich.geo.PlaceLookups;
import io.saslwatch.report.DailyReport;
import io.saslwatch.report.DailyReport.GeoData;
import io.saslwatch.report.DayCsv;
import io.saslwatch.report.ReportSources;
import io.saslwatch.report.Reports;
import io.saslwatch.store.StoreReader;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;

/** Puts the daily report together as the settings say. */
final class ReportParts {

    private ReportParts() {
    }

    /** The report of a day, read beside whatever process writes to the store. */
    static DailyReport report(Config config, LocalDate day) {
        try (StoreReader store = OpenStore.reader(config)) {
            return new Reports(new ReportSources(store.dataSource(), config.zone(ReportSettings.ZONE_OF_DAYS),
                config.zone(StoreSettings.DAY_ZONE), csvFolder(config), () -> geo(config)), InstantSource.system()).of(day);
        }
    }

    /** What attaches the day's rows. */
    static DayCsv csv(Config config) {
        boolean daily = config.text(StoreSettings.CSV_LAYOUT).equals("daily");
        return new DayCsv(daily ? csvFolder(config) : null, config.bytes(ReportSettings.CSV_GZIP),
            config.bytes(ReportSettings.CSV_LIMIT));
    }

    private static Path csvFolder(Config config) {
        return config.on(StoreSettings.CSV) ? config.path(StoreSettings.CSV_FOLDER) : null;
    }

    private static List<GeoData> geo(Config config) {
        if (!config.on(GeoSettings.ENABLED)) {
            return List.of();
        }
        try (PlaceLookups places = GeoParts.open(config, new SimpleMeterRegistry(), GeoEvents.NONE, late -> { })) {
            return places.status().stream()
                // a service that is asked has no data of an age
                .filter(source -> source.data() != null || !source.warnings().isEmpty())
                .map(source -> new GeoData(source.source(), source.data() == null ? null : source.data().built()))
                .toList();
        }
    }
}
