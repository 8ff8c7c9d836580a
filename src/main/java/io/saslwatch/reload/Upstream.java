package io.saslwatch.reload;

import io.saslwatch.reload.RouteFacts.Fact;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the routes by which messages come to some routes: while those are exchanged, these have to pause. */
final class Upstream {

    private Upstream() {
    }

    /** Ids of the routes, not among the exchanged ones, that begin with something of their own and lead there. */
    static Set<String> of(List<Fact> running, Set<String> exchanged) {
        Set<String> reached = new HashSet<>();
        Set<String> entries = new HashSet<>();
        running.stream().filter(route -> exchanged.contains(route.id()) && route.direct() != null)
            .forEach(route -> reached.add(route.direct()));
        List<Fact> rest = new ArrayList<>(running);
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Fact route : List.copyOf(rest)) {
                boolean leads = !reached.isEmpty() && (route.any() || route.to().keySet().stream().anyMatch(reached::contains));
                if (leads) {
                    rest.remove(route);
                    grown = true;
                    if (route.direct() != null) {
                        reached.add(route.direct());
                    } else if (!exchanged.contains(route.id())) {
                        entries.add(route.id());
                    }
                }
            }
        }
        return entries;
    }
}
