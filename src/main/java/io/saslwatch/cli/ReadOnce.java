package io.saslwatch.cli;

import io.saslwatch.config.AlertSettings;
import io.saslwatch.config.Config;
import io.saslwatch.config.DetectSettings;
import io.saslwatch.config.GeoSettings;
import io.saslwatch.config.NameSettings;
import io.saslwatch.config.ReadSettings;
import io.saslwatch.config.ReportSettings;
import io.saslwatch.config.Setting;
import io.saslwatch.config.StoreSettings;
import io.saslwatch.read.ReadEvents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import java.util.stream.Collectors;

/** What the settings are when given logs are read once, to their end, and nothing else happens. */
final class ReadOnce {

    /** The route files of detection, as a pattern. */
    static final String RULES = "**/5-detect/*";

    /** Route files that would only wait: loading one costs some 10 ms. An operator's own files are loaded as ever. */
    private static final List<String> WAITING = List.of("**/1-read/inbox*", "**/1-read/stdin*", "**/3-enrich/geo-update*",
        "**/4-store/retention*", "**/6-deliver/csv-rewrite*", "**/7-report/*");
    private static final List<String> NAMES = List.of("**/3-enrich/names-*", "**/6-deliver/csv-late*");
    private static final String LATE_PLACES = "**/3-enrich/places-late*";

    private ReadOnce() {
    }

    /** Patterns of the route files that are not needed with these settings. */
    static List<String> leftOut(Config config, boolean rules) {
        List<String> files = new ArrayList<>(WAITING);
        if (!config.on(NameSettings.ENABLED)) {
            files.addAll(NAMES);
        }
        if (!config.on(GeoSettings.IPINFO)) {
            files.add(LATE_PLACES);
        }
        if (!rules) {
            files.add(RULES);
        }
        return files;
    }

    /** How a command begins that reads logs once: quiet, with its settings, and not without one of the logs. */
    static Config begin(ConfigOptions options, List<String> logs) {
        new Logging(Level.WARNING, Level.WARNING);
        Config config = options.load();
        refuseMissing(logs);
        return config.with(settings(config, logs));
    }

    /** Waits until all is read and stored; what was read of each source. Refuses when it could not be. */
    static List<ReadEvents.Summary> untilRead(ScanEvents events) throws InterruptedException {
        try {
            return events.end().get();
        } catch (ExecutionException failed) {
            throw Refusal.failed("the logs could not be read to their end: " + Causes.text(failed.getCause()));
        }
    }

    /** The settings that are replaced. Rules run when they are asked to, and then on logs of any age. */
    private static Map<Setting, String> settings(Config config, List<String> logs) {
        Map<Setting, String> settings = new LinkedHashMap<>();
        settings.put(ReadSettings.PATHS, logs.stream().map(log -> log.replace(",", "\\,"))
            .collect(Collectors.joining(",")));
        settings.put(ReadSettings.OLD_FOLDER, "");
        settings.put(ReadSettings.FROM, "beginning");
        settings.put(ReadSettings.FOLLOW, "false");
        settings.put(ReadSettings.GIVE_UP, "1");
        settings.put(ReadSettings.BATCH, config.text(ReadSettings.SCAN_BATCH));
        settings.put(ReadSettings.INBOX, "false");
        settings.put(ReadSettings.STDIN, "false");
        settings.put(GeoSettings.UPDATE, "false");
        settings.put(NameSettings.ENABLED, "false");
        settings.put(DetectSettings.ENABLED, "false");
        settings.put(DetectSettings.FROM, "36500d");
        settings.put(StoreSettings.CSV, "false");
        // What old logs tell is not for the people on duty
        settings.put(AlertSettings.RULES, "");
        settings.put(ReportSettings.TO, "");
        return settings;
    }

    /** Refuses what is not there; - is standard input. */
    private static void refuseMissing(List<String> logs) {
        List<String> missing = logs.stream().filter(log -> !log.equals("-") && !Files.exists(Path.of(log))).toList();
        if (!missing.isEmpty()) {
            throw Refusal.usage("no such file or folder: " + String.join(", ", missing) + "; name the logs to read");
        }
    }
}
