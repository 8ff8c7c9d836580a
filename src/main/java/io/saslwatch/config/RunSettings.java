package io.saslwatch.config;

import static io.saslwatch.config.Setting.Kind.SWITCH;
import static io.saslwatch.config.Setting.Kind.TEXT;

import java.util.List;

/** Settings of the process itself. */
public interface RunSettings {

    Setting ROUTES = new Setting("saslwatch.routes", TEXT, "routes",
        "Folder of the routes; relative to the file that sets it.");
    Setting LOG_LEVEL = Setting.choice("saslwatch.log.level", List.of("error", "warn", "info", "debug"), "info",
        "How much the service tells on standard error: error, warn, info or debug, which tells also what Camel does.");
    Setting LOG_FORMAT = Setting.choice("saslwatch.log.format", List.of("text", "json"), "text",
        "How it tells it: text, or json for one object a line.");

    Setting LOG_FILE = new Setting("saslwatch.log.file", TEXT, "",
        "File that the service's own log is appended to; empty: standard error, which systemd puts into the journal. Let "
            + "logrotate copy and truncate it.");
    Setting AS_ROOT = new Setting("saslwatch.run.as-root", SWITCH, "false",
        "Whether the service may run as root. It never needs to; in a container root may be no more than any user.");

    List<Setting> ALL = List.of(ROUTES, LOG_LEVEL, LOG_FORMAT, LOG_FILE, AS_ROOT);
}
