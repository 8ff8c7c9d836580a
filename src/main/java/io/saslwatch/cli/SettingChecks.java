package io.saslwatch.cli;

import io.saslwatch.config.Config;
import io.saslwatch.config.NameSettings;
import io.saslwatch.config.Problem;
import io.saslwatch.config.StoreSettings;
import io.saslwatch.enrich.dns.NameOptions;
import io.saslwatch.store.StoreAddress;
import java.util.ArrayList;
import java.util.List;

/** Says which settings cannot work although each is written as it should be, before anything is opened or sent. */
final class SettingChecks {

    private SettingChecks() {
    }

    /** All problems of store, name servers and sinks; secrets are not shown. */
    static List<Problem> problems(Config config) {
        List<Problem> problems = new ArrayList<>();
        problems.addAll(PartCheck.of(StoreSettings.URL, "no store can be opened there", () -> StoreAddress.of(config)));
        if (config.on(NameSettings.ENABLED)) {
            problems.addAll(PartCheck.of(NameSettings.ENABLED, "names cannot be asked for as it is set",
                () -> NameOptions.of(config)));
        }
        problems.addAll(SinkChecks.problems(config));
        return List.copyOf(problems);
    }
}
