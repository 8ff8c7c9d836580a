package io.saslwatch.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The bean {@code detectTravel}: which journeys between two successes nobody can have made. Thread-safe.
 */
public final class Travel {

    private static final double MICROS_PER_HOUR = 3_600_000_000.0;
    /** Stamps are whole seconds in most logs. */
    private static final double SHORTEST = 1 / 3_600.0;

    private final Supplier<CountryCentres> centres;
    private CountryCentres loaded;

    /** @param centres asked when the first rule looks, for most runs of the program never do */
    Travel(Supplier<CountryCentres> centres) {
        this.centres = centres;
    }

    /**
     * Makes one row for each user who was at two places too far apart for their time, of successes in the order of user
     * and time. Each is compared with the one before it; the fastest journey is told.
     *
     * @param rows   with the columns username, time, ip, country, city, latitude, longitude, asn
     * @param floor  kilometres; shorter ways are never told, for geographic data is often so far off
     * @param speed  kilometres an hour that a person can travel
     * @param exempt autonomous systems that are left out, such as AS64496, separated by commas
     * @return rows with the columns that a finding needs, and from, to, kilometres, hours and speed
     * @throws IllegalArgumentException when an exempt system is none; the message names it
     */
    public List<Map<String, Object>> impossible(List<Map<String, Object>> rows, long floor, long speed, String exempt) {
        Set<Long> systems = systems(exempt);
        Map<String, Journeys> found = new HashMap<>();
        Stop before = null;
        for (Map<String, Object> row : rows) {
            Stop stop = Stop.of(new Columns(row), centres()).orElse(null);
            if (stop == null || stop.network() != null && systems.contains(stop.network())) {
                continue;
            }
            if (before != null && before.user().equals(stop.user())) {
                double way = before.kilometresTo(stop);
                double hours = Math.max(SHORTEST, (stop.time() - before.time()) / MICROS_PER_HOUR);
                if (way >= floor && way / hours > speed) {
                    found.computeIfAbsent(stop.user(), user -> new Journeys()).add(new Journey(before, stop, way, hours));
                }
            }
            before = stop;
        }
        return found.values().stream().map(Journeys::row).toList();
    }

    private synchronized CountryCentres centres() {
        loaded = loaded == null ? centres.get() : loaded;
        return loaded;
    }

    private static Set<Long> systems(String exempt) {
        return Arrays.stream((exempt == null ? "" : exempt).split(",")).map(String::strip)
            .filter(entry -> !entry.isEmpty()).map(Exemptions::asn).collect(Collectors.toSet());
    }

    /** From one success to the next. */
    private record Journey(Stop from, Stop to, double way, double hours) {
    }

    /** What one user did. */
    private static final class Journeys {
        private final List<Journey> all = new ArrayList<>();

        private void add(Journey journey) {
            all.add(journey);
        }

        private Map<String, Object> row() {
            Journey worst = all.stream().max((a, b) -> Double.compare(a.way / a.hours, b.way / b.hours)).orElseThrow();
            Map<String, Object> row = new HashMap<>();
            row.put("kind", "user");
            row.put("subject", worst.to.user());
            row.put("severity", "medium");
            row.put("events", all.size() + 1);
            row.put("first_time", all.get(0).from.time());
            row.put("last_time", all.get(all.size() - 1).to.time());
            row.put("from_time", worst.from.time());
            row.put("to_time", worst.to.time());
            row.put("from_place", worst.from.place());
            row.put("from_ip", worst.from.ip());
            row.put("to_place", worst.to.place());
            row.put("to_ip", worst.to.ip());
            row.put("kilometres", String.format(Locale.ROOT, "%,d", Math.round(worst.way)));
            row.put("hours", String.format(Locale.ROOT, "%.1f", worst.hours));
            row.put("speed", String.format(Locale.ROOT, "%,d", Math.round(worst.way / worst.hours)));
            return row;
        }
    }
}
