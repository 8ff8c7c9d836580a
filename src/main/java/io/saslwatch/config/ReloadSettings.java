package io.saslwatch.config;

import static io.saslwatch.config.Setting.Kind.DURATION;
import static io.saslwatch.config.Setting.Kind.SWITCH;
import static io.saslwatch.config.Setting.Kind.TEXT;

import java.util.List;

/** Settings of editing routes, formats and rules while the service runs. */
public interface ReloadSettings {

    Setting ENABLED = new Setting("saslwatch.reload.enabled", SWITCH, "true",
        "Whether the service takes edited routes, formats and rules over while it runs, once they are checked.");
    Setting INTERVAL = new Setting("saslwatch.reload.interval", DURATION, "2s",
        "How often the files are looked at when the system does not tell of a change.");
    Setting GOOD = new Setting("saslwatch.reload.good", TEXT, "data/routes.good",
        "Folder of the last version that was found right, which the service runs from; relative to the configuration file.");

    List<Setting> ALL = List.of(ENABLED, INTERVAL, GOOD);
}
