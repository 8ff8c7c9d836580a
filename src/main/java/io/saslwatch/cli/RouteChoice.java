package io.saslwatch.cli;

import io.saslwatch.config.AlertSettings;
import io.saslwatch.config.Config;
import io.saslwatch.config.JournalSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * Which route files the settings leave out. What is named here is neither loaded at a start nor taken over when it is
 * edited.
 *
 * @param config the settings
 */
record RouteChoice(Config config) {

    /** How the names of the files that are left out begin, within the folder of the routes. */
    private List<String> leftOut() {
        List<String> names = new ArrayList<>();
        if (config.text(AlertSettings.RULES).isEmpty()) {
            // without rules there is nothing to deliver
            names.addAll(List.of("6-deliver/sinks/", "6-deliver/templates/"));
        }
        if (!config.on(JournalSettings.ENABLED)) {
            // without its reader the route could not be made
            names.add("1-read/journal.camel.yaml");
        }
        return names;
    }

    /** Whether a route file is loaded. */
    boolean isLoaded(String name) {
        return leftOut().stream().noneMatch(name::startsWith);
    }

    /** Camel's pattern of the files that are not loaded: these, and those of further patterns. */
    String excluded(List<String> more) {
        List<String> patterns = new ArrayList<>(more);
        leftOut().forEach(name -> patterns.add("**/" + name + "*"));
        return patterns.isEmpty() ? "false" : String.join(",", patterns);
    }
}
