package io.saslwatch.cli;

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
        return Map.of("outbox", store.outbox(), "outboxWake", wake, "masks", masks(config));
    }

    /** What takes the values of all secret settings out of a text. */
    static Masks masks(Config config) {
        return new Masks(AllSettings.LIST.stream().filter(setting -> setting.kind() == Setting.Kind.SECRET)
            .map(config::text).toList());
    }
}
