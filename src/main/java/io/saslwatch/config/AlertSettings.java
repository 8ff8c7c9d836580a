package io.saslwatch.config;

import static io.saslwatch.config.Setting.Kind.DURATION;
import static io.saslwatch.config.Setting.Kind.NUMBER;
import static io.saslwatch.config.Setting.Kind.SECRET;
import static io.saslwatch.config.Setting.Kind.SWITCH;
import static io.saslwatch.config.Setting.Kind.TEXT;

import java.util.List;
import java.util.Map;

/** Settings of the sinks that alerts are delivered to. */
public interface AlertSettings {

    Setting RULES = new Setting("saslwatch.alert.rules", TEXT, "*",
        "Rules whose alerts are delivered, separated by commas; * stands for any characters, such as country-*. Empty: no "
            + "alert is delivered, and no sink made.");
    Setting COOLDOWN = new Setting("saslwatch.alert.cooldown", DURATION, "1h",
        "How long after an alert the next one of the same rule and subject waits, per sink; a rise of severity does not.");
    Setting ATTEMPTS = new Setting("saslwatch.alert.attempts", NUMBER, "100",
        "How often a delivery is tried, about a day long; then it has failed, is kept, and shown by saslwatch deliveries.");
    Setting BACKOFF = new Setting("saslwatch.alert.backoff", DURATION, "30s",
        "How long after its first failure a delivery is tried again; twice as long each time, up to 15 minutes.");
    Setting MAIL_TO = new Setting("saslwatch.alert.mail.to", TEXT, "",
        "Addresses that alerts are mailed to, separated by commas; empty: none is mailed.");
    Setting MAIL_SEVERITY = severity("mail", "medium");
    Setting MAIL_DIGEST = digest("mail", "15m");
    Setting WEBHOOK_URL = new Setting("saslwatch.alert.webhook.url", SECRET, "",
        "Address that alerts are posted to; empty: none is posted. It is never shown, and better in the environment.");
    Setting WEBHOOK_KIND = Setting.choice("saslwatch.alert.webhook.kind", List.of("mattermost", "slack",
        "discord", "teams", "ntfy", "cloudevents", "ocsf", "ecs", "json"), "json",
        "What is behind that address: mattermost, slack, discord, teams, ntfy, cloudevents, ocsf, ecs or json.");
    Setting WEBHOOK_SEVERITY = severity("webhook", "medium");
    Setting WEBHOOK_DIGEST = digest("webhook", "1m");
    Setting WEBHOOK_CHANNEL = new Setting("saslwatch.alert.webhook.channel", TEXT, "",
        "Channel in Mattermost, if it is not the webhook's own.");
    Setting WEBHOOK_USERNAME = new Setting("saslwatch.alert.webhook.username", TEXT, "",
        "Name of the sender in Mattermost, if it is not the webhook's own.");
    Setting WEBHOOK_ICON = new Setting("saslwatch.alert.webhook.icon", TEXT, "",
        "Address of the sender's picture in Mattermost, if it is not the webhook's own.");
    Setting WEBHOOK_HEADER = new Setting("saslwatch.alert.webhook.header", SECRET, "",
        "Header that the receiver wants, such as Authorization: Bearer TOKEN; better in the environment.");
    Setting WEBHOOK_PROXY = new Setting("saslwatch.alert.webhook.proxy", TEXT, "",
        "HTTP proxy on the way to the webhook, as host:port; empty: none.");
    Setting WEBHOOK_PROXY_USER = new Setting("saslwatch.alert.webhook.proxy-user", TEXT, "",
        "User to log in as at that proxy; empty: without a login.");
    Setting WEBHOOK_PROXY_PASSWORD = new Setting("saslwatch.alert.webhook.proxy-password", SECRET, "",
        "Its password at the proxy; better in the environment.");
    Setting EXEC_COMMAND = new Setting("saslwatch.alert.exec.command", TEXT, "",
        "Program with arguments, separated by blanks, that is run for each alert; empty: none. It gets -- and the subject as "
            + "last arguments and the alert as JSON on standard input; there is no shell.");
    Setting EXEC_TIMEOUT = new Setting("saslwatch.alert.exec.timeout", DURATION, "10s",
        "How long one run of it may take; then it is ended.");
    Setting EXEC_AT_ONCE = new Setting("saslwatch.alert.exec.at-once", NUMBER, "2",
        "How many may run at once.");
    Setting EXEC_SEVERITY = severity("exec", "high");
    Setting SYSLOG_TO = new Setting("saslwatch.alert.syslog.to", TEXT, "",
        "Syslog server that alerts are sent to, udp:host:port or tcp:host:port; empty: none.");
    Setting SYSLOG_SEVERITY = severity("syslog", "info");
    Setting CSV_FILE = new Setting("saslwatch.alert.csv.file", TEXT, "",
        "CSV file that alerts are appended to, best an absolute path; empty: none.");
    Setting CSV_SEVERITY = severity("csv", "info");
    Setting SCREEN = new Setting("saslwatch.alert.screen.enabled", SWITCH, "false",
        "Whether alerts are written to the standard output of the service.");
    Setting SCREEN_SEVERITY = severity("screen", "low");

    List<Setting> ALL = List.of(RULES, COOLDOWN, ATTEMPTS, BACKOFF, MAIL_TO, MAIL_SEVERITY, MAIL_DIGEST, WEBHOOK_URL,
        WEBHOOK_KIND, WEBHOOK_SEVERITY, WEBHOOK_DIGEST, WEBHOOK_CHANNEL, WEBHOOK_USERNAME, WEBHOOK_ICON, WEBHOOK_HEADER,
        WEBHOOK_PROXY, WEBHOOK_PROXY_USER, WEBHOOK_PROXY_PASSWORD, EXEC_COMMAND, EXEC_TIMEOUT, EXEC_AT_ONCE,
        EXEC_SEVERITY, SYSLOG_TO,
        SYSLOG_SEVERITY, CSV_FILE, CSV_SEVERITY, SCREEN, SCREEN_SEVERITY);

    /** By the name of a file in {@code routes/6-deliver/sinks}: the setting that puts it in force. */
    Map<String, Setting> SWITCHES = Map.of("mail", MAIL_TO, "webhook", WEBHOOK_URL, "exec", EXEC_COMMAND, "syslog", SYSLOG_TO,
        "csv", CSV_FILE, "screen", SCREEN);

    private static Setting severity(String sink, String standard) {
        return Setting.choice("saslwatch.alert." + sink + ".severity", List.of("info", "low", "medium", "high"), standard,
            "The least severity that it gets: info, low, medium or high.");
    }

    private static Setting digest(String sink, String standard) {
        return new Setting("saslwatch.alert." + sink + ".digest", DURATION, standard,
            "Alerts are gathered and sent in one message at most every so long, the first one at once; 0s sends each by itself.");
    }
}
