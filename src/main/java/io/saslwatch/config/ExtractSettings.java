package io.saslwatch.config;

import static io.saslwatch.config.Setting.Kind.DURATION;
import static io.saslwatch.config.Setting.Kind.NUMBER;
import static io.saslwatch.config.Setting.Kind.TEXT;
import static io.saslwatch.config.Setting.Kind.ZONE;

import java.util.List;

/** Settings of the extraction stage. */
public interface ExtractSettings {

    Setting FORMATS = new Setting("saslwatch.extract.formats", TEXT, "routes/2-extract/formats",
        "Folder of the format files; relative to the configuration file.");
    Setting ZONE_OF_STAMPS = new Setting("saslwatch.extract.zone", ZONE, "system",
        "Time zone of stamps that have none. Per source: saslwatch.extract.zone.<path>.");
    Setting JOIN_WINDOW = new Setting("saslwatch.extract.join.window", DURATION, "5s",
        "How far apart the lines that several daemons write for one attempt may be.");
    Setting JOIN_DELAY = new Setting("saslwatch.extract.join.delay", DURATION, "2s",
        "Dovecot's auth_failure_delay: how long after its own line about a failure it answers. Finds the user where "
            + "Postfix does not name it.");
    Setting JOIN_SESSION = new Setting("saslwatch.extract.join.session", DURATION, "10m",
        "How long a session without a new line is remembered.");
    Setting JOIN_LIMIT = new Setting("saslwatch.extract.join.limit", NUMBER, "20000",
        "How many sessions are remembered at most; the oldest is let go first.");

    Setting QUOTA_MESSAGE = new Setting("saslwatch.extract.quota.message", TEXT, "Quota per hour exceeded",
        "What the policy server or milter says when it refuses a mail because its sender sent too much; the rule "
            + "quota-high counts these mails.");

    List<Setting> ALL = List.of(FORMATS, ZONE_OF_STAMPS, JOIN_WINDOW, JOIN_DELAY, JOIN_SESSION, JOIN_LIMIT,
        QUOTA_MESSAGE);
}
