package io.saslwatch.simulation;

import io.saslwatch.detect.RuleRoutes;
import io.saslwatch.detect.SampleEvent;
import io.saslwatch.event.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Months of a site's logins with attacks mixed in, judged by the rules that ship. */
public final class Simulation {

    private Simulation() {
    }

    /** Prints the table of routes/5-detect/README.md; arguments: seed, users, days that are judged. */
    public static void main(String[] arguments) throws Exception {
        long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : 4;
        int users = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 300;
        int days = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 30;
        System.out.println(run(seed, users, 21, days).table());
    }

    /**
     * Runs a world through the rules.
     *
     * @param learned days before the rules begin to look; nothing attacks then
     * @param judged  days after that
     */
    static Score run(long seed, int users, int learned, int judged) throws Exception {
        World world = world(seed, users, learned, judged);
        Instant begin = World.START.plus(Duration.ofDays(learned));
        try (Told told = new Told()) {
            RuleRoutes rules = told.rules();
            rules.add(world.log());
            rules.store().detection().begin(rules.rules(), begin, begin);
            rules.look();
            List<Alert> alerts = rules.alerts();
            if (!rules.told().isEmpty()) {
                throw new IllegalStateException(rules.told().toString());
            }
            return new Score(world, alerts, told.raised(), begin, judged);
        }
    }

    private static World world(long seed, int users, int learned, int judged) {
        World world = new World(seed, users);
        Attacker attacker = new Attacker(world);
        for (int day = 0; day < learned + judged; day++) {
            world.day(day);
        }
        for (int day = learned; day < learned + judged - 3; day++) {
            attacker.takeover(day);
            if (day % 3 == 0) {
                attacker.leaked(day);
                attacker.spray(day);
            }
            if (day % 7 == 0) {
                attacker.slow(day);
            }
        }
        world.truth.removeIf(attack -> attack.from().isBefore(World.START.plus(Duration.ofDays(learned))));
        Instant end = World.START.plus(Duration.ofDays(learned + judged));
        List<SampleEvent> late = new ArrayList<>(world.events);
        late.removeIf(event -> !event.time().isBefore(end));
        world.events.clear();
        world.events.addAll(late);
        return world;
    }
}
