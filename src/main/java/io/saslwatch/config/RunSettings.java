package io.saslwatch.config;

import static io.saslwatch.config.Setting.Kind.TEXT;

import java.util.List;

/** Settings of the process itself. */
public interface RunSettings {

    Setting ROUTES = new Setting("saslwatch.routes", TEXT, "routes",
        "Folder of the routes; relative to the file that sets it.");
    Setting LOG_LEVEL = new Setting("saslwatch.log.level", TEXT, "info",
        "How much the service tells on standard error: error, warn, info or debug.");
    Setting LOG_FORMAT = new Setting("saslwatch.log.format", TEXT, "text",
        "How it tells it: text, or json for one object a line.");

    List<Setting> ALL = List.of(ROUTES, LOG_LEVEL, LOG_FORMAT);
}
