package io.saslwatch.reload;

import io.saslwatch.config.Problem;
import io.saslwatch.detect.RuleFolder;
import io.saslwatch.extract.FormatChecker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Checks a version of the routes without running it: YAML, placeholders, endpoints and their options, objects,
 * expressions, ids, calls between routes, formats and rules with their samples, SQL statements. Not thread-safe.
 */
public final class RouteChecks {

    /**
     * A version to be checked.
     *
     * @param folder  where it lies
     * @param version what it says
     * @param shown   how a file is called in problems, by its name
     */
    public record Checked(Path folder, Snapshot version, UnaryOperator<String> shown) {
    }

    private record Known(String text, RouteFacts facts) {
    }

    private Map<String, Known> known = new HashMap<>();

    /**
     * What is wrong with some of the files, and with how all files fit together.
     *
     * @param around what routes name
     * @param edited files that are new, changed or gone
     * @param made   route files that have to be made anew: those, and what depends on them
     * @return all problems; empty when the version can be used
     */
    public List<Problem> check(Surroundings around, Checked checked, Set<String> edited, Set<String> made) {
        List<Problem> problems = new ArrayList<>();
        Snapshot version = checked.version();
        try (RouteTrial trial = new RouteTrial(around, checked.folder(), version, checked.shown())) {
            Map<String, RouteFacts> facts = new TreeMap<>();
            Map<String, Known> now = new HashMap<>();
            Set<String> tried = new TreeSet<>();
            for (String name : version.routeFiles()) {
                // also what is not loaded now: a setting may load it at the next start
                Known before = known.get(name);
                String text = version.files().get(name);
                boolean fresh = before == null || !before.text.equals(text) || made.contains(name);
                boolean shared = !fresh && (before.facts.isShared() || BoundBeans.in(text));
                RouteFacts held = fresh || shared ? trial.parse(name) : before.facts;
                facts.put(name, held);
                now.put(name, new Known(text, held));
                if (made.contains(name)) {
                    tried.add(name);
                }
            }
            problems.addAll(NameCheck.check(version, edited, checked.shown()));
            problems.addAll(trial.make(tried));
            // what cannot be read would look as if it were gone
            if (!trial.isBroken()) {
                problems.addAll(new LinkCheck(checked.shown()).check(facts));
            }
            problems.addAll(new SqlCheck(around).check(version, edited, trial.statements(),
                around.placeholders(checked.folder()), checked.shown()));
            if (edited.stream().anyMatch(name -> name.startsWith(RouteTree.FORMATS + "/"))) {
                problems.addAll(new FormatChecker().check(around.formats(checked.folder())));
            }
            problems.addAll(rules(around, checked, edited, problems));
            if (problems.isEmpty()) {
                known = now;
            }
        } catch (Exception unexpected) {
            problems.add(new Problem(checked.folder().toString(), "the routes cannot be checked",
                around.hide(CamelWords.reason(unexpected)), "look at the folder and its files"));
        }
        return problems.stream().map(problem -> shown(problem, checked)).toList();
    }

    /** Those of rules that can run: what is wrong already says more than what its samples find. */
    private static List<Problem> rules(Surroundings around, Checked checked, Set<String> names, List<Problem> wrong)
            throws Exception {
        Predicate<String> broken = rule -> {
            String name = RuleFolder.NAME + "/" + rule + ".camel.yaml";
            String file = checked.shown().apply(name);
            return !checked.version().files().containsKey(name)
                || wrong.stream().anyMatch(each -> each.where().equals(file) || each.where().startsWith(file + ":"));
        };
        if (RuleFolder.SHARED.stream().anyMatch(broken)) {
            return List.of();
        }
        List<String> all = RuleFolder.in(checked.folder()).rules();
        Set<String> tried = new TreeSet<>();
        for (String name : names) {
            if (name.startsWith(RuleFolder.NAME + "/")) {
                String rule = name.substring(name.lastIndexOf('/') + 1).replaceAll("\\.(camel\\.yaml|txt)$", "");
                if (all.contains(rule)) {
                    tried.add(rule);
                } else if (RuleFolder.SHARED.contains(rule) && checked.version().files().containsKey(name)) {
                    // the steps that all rules share
                    tried.addAll(all);
                }
            }
        }
        tried.removeIf(broken);
        return tried.isEmpty() ? List.of() : new RuleTrial(around).check(checked.folder(), checked.version(), tried);
    }

    /** Tells the operator's file, not the copy that was checked. */
    private static Problem shown(Problem problem, Checked checked) {
        String prefix = checked.folder() + "/";
        UnaryOperator<String> replace = text -> {
            if (text == null || !text.contains(prefix)) {
                return text;
            }
            String all = text;
            for (String name : new TreeSet<>(checked.version().files().keySet()).descendingSet()) {
                all = all.replace(prefix + name, checked.shown().apply(name));
            }
            return all.replace(prefix, "");
        };
        return new Problem(replace.apply(problem.where()), replace.apply(problem.what()), replace.apply(problem.why()), problem.remedy());
    }
}
