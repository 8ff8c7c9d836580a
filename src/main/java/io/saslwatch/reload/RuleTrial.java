package io.saslwatch.reload;

import io.saslwatch.config.DetectSettings;
import io.saslwatch.config.Problem;
import io.saslwatch.config.RuleSettings;
import io.saslwatch.detect.DetectEvents;
import io.saslwatch.detect.RuleFolder;
import io.saslwatch.detect.SampleRun;
import io.saslwatch.detect.SampleStore;
import io.saslwatch.store.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.SimpleRegistry;

/**
 * Runs the samples of rules through their routes, on a store that is thrown away. Samples are written for the numbers that
 * are shipped, so they run with those, whatever an operator has set.
 */
final class RuleTrial {


    private final Surroundings around;

    RuleTrial(Surroundings around) {
        this.around = around;
    }

    /** What is wrong with rules, whose names are their files', and with their samples. */
    List<Problem> check(Path folder, Snapshot version, Collection<String> rules) throws Exception {
        Map<String, String> failed = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        try (Store store = around.temporaryStore()) {
            store.addIndexes();
            Map<String, Object> objects = new HashMap<>(store.beans());
            objects.putAll(around.detection(folder, store, new Failures(failed)));
            SimpleRegistry own = new SimpleRegistry();
            objects.forEach(own::bind);
            try (Trial trial = new Trial(shipped(around.placeholders(folder)), true, own, around.beans())) {
                for (String name : version.routeFiles()) {
                    if (BoundBeans.in(version.files().get(name))) {
                        trial.parse(folder, name, version.files().get(name));
                    }
                }
                List<String> names = new ArrayList<>(RuleFolder.SHARED);
                names.addAll(rules);
                for (String name : names) {
                    String file = RuleFolder.NAME + "/" + name + ".camel.yaml";
                    for (RouteDefinition route : trial.parse(folder, file, version.files().get(file)).prepared()) {
                        route.setAutoStartup("true");
                        trial.add(route);
                    }
                }
                var looks = trial.camel().createProducerTemplate();
                problems.addAll(new SampleRun(folder.resolve(RuleFolder.NAME), new SampleStore(store.dataSource()), store.alerts(),
                    rule -> looks.sendBody("direct:catch-up", rule)).check(rules));
            }
        }
        if (!failed.isEmpty()) {
            // what a rule that fails did not find says less than why it fails
            problems.clear();
            failed.forEach((rule, cause) -> problems.add(new Problem(
                folder.resolve(RuleFolder.NAME).resolve(rule + ".camel.yaml").toString(), "the rule " + rule + " fails on its samples",
                cause, "correct its query")));
        }
        return problems;
    }

    private static Map<String, String> shipped(Map<String, String> placeholders) {
        Map<String, String> values = new HashMap<>(placeholders);
        RuleSettings.ALL.forEach(setting -> values.put(setting.key(), setting.standard()));
        values.put(DetectSettings.KNOWN.key(), DetectSettings.KNOWN.standard());
        return values;
    }

    /** Keeps why rules fail. */
    private record Failures(Map<String, String> failed) implements DetectEvents {

        @Override
        public void ruleFailed(String rule, String cause) {
            failed.putIfAbsent(rule, cause);
        }

        @Override
        public void ruleWorksAgain(String rule) {
        }

        @Override
        public void storeFailed(String cause) {
            failed.putIfAbsent("catch-up", cause);
        }
    }
}
