package io.saslwatch.cli;

import io.saslwatch.config.Config;
import io.saslwatch.config.NameSettings;
import io.saslwatch.config.Problem;
import io.saslwatch.config.Setting;
import io.saslwatch.config.StoreSettings;
import io.saslwatch.enrich.dns.NameOptions;
import io.saslwatch.store.StoreAddress;
import io.saslwatch.store.StoreException;
import java.util.ArrayList;
import java.util.List;

/** Says which settings cannot work although each is written as it should be, before anything is opened or sent. */
final class SettingChecks {

    private static final String WRITE = ". Write ";

    private SettingChecks() {
    }

    /** All problems of store, name servers and sinks; secrets are not shown. */
    static List<Problem> problems(Config config) {
        List<Problem> problems = new ArrayList<>();
        check(problems, StoreSettings.URL, "no store can be opened there", () -> StoreAddress.of(config));
        if (config.on(NameSettings.ENABLED)) {
            check(problems, NameSettings.ENABLED, "names cannot be asked for as it is set", () -> NameOptions.of(config));
        }
        problems.addAll(SinkChecks.problems(config));
        return List.copyOf(problems);
    }

    /** The parts themselves know what they can work with, and say at last what to write. */
    private static void check(List<Problem> problems, Setting setting, String what, Runnable part) {
        try {
            part.run();
        } catch (IllegalArgumentException | StoreException wrong) {
            String said = wrong.getMessage();
            int remedy = said.lastIndexOf(WRITE);
            problems.add(new Problem(setting.key(), what, remedy < 0 ? said : said.substring(0, remedy),
                remedy < 0 ? "correct it" : "write " + said.substring(remedy + WRITE.length())));
        }
    }
}
