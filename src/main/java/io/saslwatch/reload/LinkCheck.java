package io.saslwatch.reload;

import io.saslwatch.config.Problem;
import io.saslwatch.reload.RouteFacts.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Checks what only all files together show: ids that are there twice, and calls of routes that are nowhere. */
final class LinkCheck {

    private final List<Problem> problems = new ArrayList<>();
    private final UnaryOperator<String> file;
    private final Map<String, String> routeIds = new HashMap<>();
    private final Map<String, String> stepIds = new HashMap<>();
    private final Map<String, String> beginnings = new HashMap<>();

    /** @param file how a file is called in problems, by its name */
    LinkCheck(UnaryOperator<String> file) {
        this.file = file;
    }

    /** All problems of these files. */
    List<Problem> check(Map<String, RouteFacts> facts) {
        facts.forEach((name, held) -> held.routes().forEach(route -> route(name, route)));
        Set<String> known = new HashSet<>(beginnings.keySet());
        facts.forEach((name, held) -> {
            held.routes().forEach(route -> calls(name, route, known));
            held.templates().forEach(route -> calls(name, route, known));
        });
        return problems;
    }

    private void route(String name, Fact route) {
        String where = file.apply(name) + ":" + Math.max(1, route.line());
        if (route.id() == null) {
            problems.add(new Problem(where, "a route has no id", "without one nobody can tell it from others",
                "add 'id:', best with the name of the file"));
            return;
        }
        String other = routeIds.putIfAbsent(route.id(), where);
        if (other != null) {
            problems.add(new Problem(where, "the id '" + route.id() + "' is taken", "the route at " + other + " has it, too",
                "give one of them another id, with its steps"));
            return;
        }
        route.ids().forEach((id, line) -> {
            String step = file.apply(name) + ":" + Math.max(1, line);
            String taken = stepIds.putIfAbsent(id, step);
            if (taken != null) {
                problems.add(new Problem(step, "the id '" + id + "' is taken", "the step at " + taken + " has it, too",
                    "give one of them another id"));
            }
        });
        String direct = route.direct();
        if (direct != null) {
            String begun = beginnings.putIfAbsent(direct, where);
            if (begun != null) {
                problems.add(new Problem(where, "two routes begin with direct:" + direct, "the other one is at " + begun
                    + ", and a message can only go one way", "give one of them another name"));
            }
        }
    }

    private void calls(String name, Fact route, Set<String> known) {
        route.to().forEach((direct, line) -> {
            if (!direct.contains("{{") && !known.contains(direct)) {
                problems.add(new Problem(file.apply(name) + ":" + Math.max(1, line), "no route begins with direct:" + direct,
                    "the step would wait for it in vain", "restore the file of that route, or take the step out"));
            }
        });
    }
}
