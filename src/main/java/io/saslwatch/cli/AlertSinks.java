package io.saslwatch.cli;

import io.saslwatch.config.AlertSettings;
import io.saslwatch.config.AllSettings;
import io.saslwatch.config.Config;
import io.saslwatch.config.Setting;
import io.saslwatch.deliver.outbox.Masks;
import io.saslwatch.deliver.outbox.OutboxWake;
import io.saslwatch.deliver.send.Syslog;
import io.saslwatch.deliver.send.Webhook;
import io.saslwatch.event.Severity;
import io.saslwatch.store.Store;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Which sinks of alerts are in force, and what their routes name. */
final class AlertSinks {

    private AlertSinks() {
    }

    /** Refuses settings of sinks that cannot work; routes could only say that something is missing. */
    static void check(Config config) {
        if (!config.text(AlertSettings.WEBHOOK_URL).isEmpty()) {
            check(AlertSettings.WEBHOOK_URL, () -> new Webhook(config.text(AlertSettings.WEBHOOK_KIND),
                config.text(AlertSettings.WEBHOOK_URL), "", "", "", config.text(AlertSettings.WEBHOOK_HEADER)));
        }
        if (!config.text(AlertSettings.SYSLOG_TO).isEmpty()) {
            check(AlertSettings.SYSLOG_TO, () -> new Syslog(config.text(AlertSettings.SYSLOG_TO)));
        }
        for (Setting severity : AlertSettings.ALL) {
            if (severity.key().endsWith(".severity")) {
                check(severity, () -> Severity.of(config.text(severity)));
            }
        }
    }

    private static void check(Setting setting, Supplier<Object> maker) {
        try {
            maker.get();
        } catch (IllegalArgumentException wrong) {
            throw Refusal.usage(setting.key() + ": " + wrong.getMessage());
        }
    }

    /** The beans of the sinks' routes. Whoever commits alerts calls {@code wake}. */
    static Map<String, Object> beans(Config config, Store store, OutboxWake wake) {
        List<String> secrets = AllSettings.LIST.stream().filter(setting -> setting.kind() == Setting.Kind.SECRET)
            .map(config::text).toList();
        return Map.of("outbox", store.outbox(), "outboxWake", wake, "masks", new Masks(secrets));
    }

    /** Patterns of route files that are not loaded: without rules there is nothing to deliver. */
    static List<String> leftOut(Config config) {
        return config.text(AlertSettings.RULES).isEmpty()
            ? List.of("**/6-deliver/sinks/*", "**/6-deliver/templates/*") : List.of();
    }
}
