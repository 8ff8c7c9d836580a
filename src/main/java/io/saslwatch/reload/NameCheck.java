package io.saslwatch.reload;

import io.saslwatch.config.Problem;
import io.saslwatch.detect.RuleFolder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Checks the names of files: one that is called otherwise than it must be is never loaded, and nobody would be told. */
final class NameCheck {

    private NameCheck() {
    }

    /** What is wrong with these names, which are of files that are new, changed or gone. */
    static List<Problem> check(Snapshot version, Collection<String> names, UnaryOperator<String> file) {
        List<Problem> problems = new ArrayList<>();
        String rules = RuleFolder.NAME + "/";
        if (names.stream().anyMatch(name -> name.startsWith(rules))
                && version.routeFiles().stream().anyMatch(name -> name.startsWith(rules))) {
            RuleFolder.MACHINERY.stream().map(name -> rules + name + ".camel.yaml")
                .filter(name -> !version.files().containsKey(name))
                .forEach(name -> problems.add(new Problem(file.apply(name), "the file is missing; it must keep its name",
                    "the rules run through its route", "give it its name back, or restore it")));
        }
        names.stream().filter(version.files()::containsKey).filter(NameCheck::looksLoaded)
            .forEach(name -> problems.add(new Problem(file.apply(name), "no file of this name is loaded",
                "names of routes end in .camel.yaml, and other YAML files are formats in " + RouteTree.FORMATS,
                "rename it, or move it out of the folder of routes")));
        return problems;
    }

    private static boolean looksLoaded(String name) {
        String low = name.toLowerCase(Locale.ROOT);
        return (low.endsWith(".yaml") || low.endsWith(".yml")) && !FileNames.isRoute(name)
            && !name.startsWith(RouteTree.FORMATS + "/");
    }
}
