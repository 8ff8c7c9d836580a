package io.saslwatch.reload;

import io.saslwatch.config.Problem;
import io.saslwatch.reload.RouteFacts.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Refuses, while routes run, edits that would change routes which files make of templates: such a route does not tell which
 * file it is of, so it could not be exchanged.
 */
final class TemplatedCheck {

    private final UnaryOperator<String> file;

    /** @param file how a file is called in problems, by its name */
    TemplatedCheck(UnaryOperator<String> file) {
        this.file = file;
    }

    /** @param made names of the files whose routes are to be made anew */
    List<Problem> check(Map<String, RouteFacts> facts, Set<String> made, Predicate<String> loaded) {
        Set<String> templates = new TreeSet<>();
        facts.forEach((name, held) -> {
            if (made.contains(name)) {
                held.templates().stream().map(Fact::id).forEach(templates::add);
            }
        });
        List<Problem> problems = new ArrayList<>();
        facts.forEach((name, held) -> {
            boolean touched = made.contains(name) || held.templated().stream().anyMatch(templates::contains);
            if (!held.templated().isEmpty() && touched && loaded.test(name)) {
                problems.add(new Problem(file.apply(name), "this can only be taken over by a restart",
                    "the file makes routes of templates ('templatedRoute')", "start the service again"));
            }
        });
        return problems;
    }
}
