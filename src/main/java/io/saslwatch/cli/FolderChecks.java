package io.saslwatch.cli;

import io.saslwatch.config.Config;
import io.saslwatch.config.DetectSettings;
import io.saslwatch.config.GeoSettings;
import io.saslwatch.config.NameSettings;
import io.saslwatch.config.Problem;
import io.saslwatch.config.Setting;
import io.saslwatch.config.StoreSettings;
import io.saslwatch.extract.format.Formats;
import io.saslwatch.read.ReadEvents;
import io.saslwatch.reload.RouteChecks;
import io.saslwatch.reload.Snapshot;
import io.saslwatch.store.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Checks a whole folder of routes that does not run. */
final class FolderChecks {

    private FolderChecks() {
    }

    /**
     * All problems of formats, routes, rules and statements; nothing is read, stored or sent.
     *
     * @param config names the folder
     * @param shown  how a file is called in problems, by its name
     */
    static List<Problem> check(Config config, Path folder, Snapshot files, UnaryOperator<String> shown) {
        Config quiet = quiet(config);
        Formats formats = FormatFiles.of(config);
        // formats that are wrong must not hide what is wrong with routes
        Formats usable = new Formats(formats.formats(), List.of());
        List<Problem> problems = new ArrayList<>();
        try (Store store = OpenStore.temporary(quiet);
                Bundle bundle = new Bundle(quiet, usable, store, false, ReadEvents.NONE, found -> { }, List.of())) {
            problems.addAll(new RouteChecks().check(new BundleSurroundings(bundle, config),
                new RouteChecks.Checked(folder, files, shown), files.files().keySet(), files.files().keySet()));
        }
        return problems;
    }

    private static Config quiet(Config config) {
        Map<Setting, String> settings = new LinkedHashMap<>();
        settings.put(StoreSettings.CSV, "false");
        settings.put(NameSettings.ENABLED, "false");
        settings.put(DetectSettings.ENABLED, "false");
        settings.put(GeoSettings.ENABLED, "false");
        return config.with(settings);
    }
}
