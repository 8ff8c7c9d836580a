package io.saslwatch.reallogs;

import io.saslwatch.event.AuthEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Finds the event of each attempt: the nearest in time from the same address, best by user and the rest. */
final class Pairing {

    /** An attempt and one of the attempts that an event counts. */
    record Pair(Truth truth, AuthEvent event) {
    }

    private record Unit(AuthEvent event, int number) {
    }

    private record Edge(Truth truth, Unit unit, double cost) {
    }

    private final Map<Truth, AuthEvent> pairs = new HashMap<>();
    private final List<AuthEvent> invented = new ArrayList<>();

    Pairing(Map<Truth, Told> truths, List<AuthEvent> events) {
        Set<Unit> free = new HashSet<>();
        for (AuthEvent event : events) {
            for (int i = 0; i < event.count(); i++) {
                free.add(new Unit(event, i));
            }
        }
        pair(truths, free, true);
        pair(truths, free, false);
        free.forEach(unit -> invented.add(unit.event()));
    }

    AuthEvent eventOf(Truth truth) {
        return pairs.get(truth);
    }

    /** Events, or further ones of a counted event, that no attempt is left for. */
    List<AuthEvent> invented() {
        return invented;
    }

    private void pair(Map<Truth, Told> truths, Set<Unit> free, boolean sameAddress) {
        List<Edge> edges = new ArrayList<>();
        for (var each : truths.entrySet()) {
            Truth truth = each.getKey();
            if (each.getValue().trace() != Told.Trace.NONE && !pairs.containsKey(truth)) {
                for (Unit unit : free) {
                    if (possible(truth, unit.event(), sameAddress)) {
                        edges.add(new Edge(truth, unit, cost(truth, each.getValue(), unit.event())));
                    }
                }
            }
        }
        edges.sort(Comparator.comparingDouble(Edge::cost).thenComparing(edge -> edge.truth().id())
            .thenComparing(edge -> edge.unit().event().id().text()).thenComparing(edge -> edge.unit().number()));
        for (Edge edge : edges) {
            if (!pairs.containsKey(edge.truth()) && free.remove(edge.unit())) {
                pairs.put(edge.truth(), edge.unit().event());
            }
        }
    }

    private static boolean possible(Truth t, AuthEvent e, boolean sameAddress) {
        double time = seconds(e);
        boolean family = e.daemon().equals(t.daemon()) || t.postfix() && e.service().equals("auth");
        if (sameAddress) {
            return family && Objects.equals(e.ip(), t.ip()) && time >= t.from() - 2.5
                && time <= (t.postfix() ? t.to() + 20 : t.end() + 185);
        }
        return family && !Objects.equals(e.ip(), t.ip()) && Math.abs(time - t.to()) < 2.5
            && t.user() != null && ShownName.is(t.user(), e.user());
    }

    private static double cost(Truth t, Told told, AuthEvent e) {
        double cost = Math.abs(seconds(e) - t.to());
        if (e.user() != null) {
            cost += t.user() != null && ShownName.is(t.user(), e.user()) ? -3 : 20;
        }
        cost += e.service().equals(t.eventService()) || e.service().equals("auth") ? 0 : 100;
        cost += told.outcome() == null || told.outcome() == e.outcome() ? 0 : 4;
        cost += e.mechanism() == null || e.mechanism().equals(t.eventMechanism()) ? 0 : 4;
        return cost + (told.trace() == Told.Trace.REQUIRED ? 0 : 5) + (told.user() ? 0 : 0.5);
    }

    static double seconds(AuthEvent e) {
        return e.time().getEpochSecond() + e.time().getNano() / 1e9;
    }
}
