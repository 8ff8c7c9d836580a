package io.saslwatch.cli;

import io.saslwatch.config.AlertSettings;
import io.saslwatch.config.AllSettings;
import io.saslwatch.config.Config;
import io.saslwatch.config.Problem;
import io.saslwatch.config.Setting;
import io.saslwatch.deliver.outbox.Masks;
import io.saslwatch.deliver.outbox.OutboxWake;
import io.saslwatch.store.Store;
import java.util.List;
import java.util.Map;

/** Which sinks of alerts are in force, and what their routes name. */
final class AlertSinks {

    private AlertSinks() {
    }

    /** Refuses settings of sinks that cannot work, all at once; routes could only say that something is missing. */
    static void check(Config config) {
        List<Problem> problems = SinkChecks.problems(config);
        if (!problems.isEmpty()) {
            throw Refusal.problems(problems);
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
