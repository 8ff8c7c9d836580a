package io.saslwatch.cli;

import io.saslwatch.deliver.render.Plain;
import io.saslwatch.detect.RuleFolder;

/** Refuses a rule that there is not. Stateless. */
final class KnownRule {

    private KnownRule() {
    }

    static void require(RuleFolder folder, String rule) {
        if (!folder.rules().contains(rule)) {
            throw Refusal.usage("there is no rule " + Plain.of(rule, 100) + "; those in the folder of routes are "
                + String.join(", ", folder.rules()));
        }
    }
}
