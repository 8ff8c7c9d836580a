package io.saslwatch.simulation;

import io.saslwatch.event.Alert;
import io.saslwatch.event.Finding;
import io.saslwatch.event.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the rules told against what really happened. */
final class Score {

    private static final Map<String, Set<Attack.Kind>> AIMS = new TreeMap<>(Map.of(
        "takeover", Set.of(Attack.Kind.TAKEOVER), "country-spread", Set.of(Attack.Kind.TAKEOVER),
        "distributed-guessing", Set.of(Attack.Kind.TAKEOVER),
        "new-place", Set.of(Attack.Kind.TAKEOVER, Attack.Kind.LEAKED), "spray", Set.of(Attack.Kind.SPRAY),
        "slow-brute-force", Set.of(Attack.Kind.SLOW_GUESSING), "stale-password", Set.of(Attack.Kind.STALE_PHONE)));

    private final World world;
    private final List<Alert> alerts;
    private final List<Alert> raised;
    private final Instant begin;
    private final int days;

    Score(World world, List<Alert> alerts, List<Alert> raised, Instant begin, int days) {
        this.world = world;
        this.alerts = alerts;
        this.raised = raised;
        this.begin = begin;
        this.days = days;
    }

    private List<Attack> aims(Set<Attack.Kind> kinds) {
        return world.truth.stream().filter(attack -> kinds.contains(attack.kind())).toList();
    }

    /** Minutes from when it could be known to the latest event of the alert as it was first told; empty: never told. */
    private Optional<Double> minutes(Attack attack, Predicate<Finding> by) {
        return minutes(attack, by, attack.from());
    }

    private Optional<Double> minutes(Attack attack, Predicate<Finding> by, Instant from) {
        return raised.stream().map(Alert::finding).filter(by).filter(found -> found.subject().equals(attack.subject())
            && !found.last().isBefore(from) && found.last().isBefore(from.plus(Duration.ofDays(7))))
            .map(Finding::last).min(Instant::compareTo)
            .map(told -> Duration.between(from, told).toSeconds() / 60.0);
    }

    /** Share of the takeovers that an alert of high severity told. */
    double takeoversFound() {
        List<Attack> all = aims(Set.of(Attack.Kind.TAKEOVER));
        return (double) all.stream().filter(attack -> minutes(attack, Score::isHigh).isPresent()).count() / all.size();
    }

    /** Median of the minutes from the first foreign login to a high alert. */
    double medianMinutes() {
        return median(aims(Set.of(Attack.Kind.TAKEOVER)).stream().map(attack -> minutes(attack, Score::isHigh)));
    }

    private static double median(Stream<Optional<Double>> told) {
        double[] minutes = told.flatMap(Optional::stream)
            .mapToDouble(Double::doubleValue).sorted().toArray();
        return minutes.length == 0 ? Double.NaN : minutes[minutes.length / 2];
    }

    /** Alerts of high severity on users to whom nothing had happened, per 1,000 users and 30 days. */
    double falseHigh() {
        return falseAlerts(Score::isHigh);
    }

    private double falseAlerts(Predicate<Finding> by) {
        Set<String> guilty = world.truth.stream().map(Attack::subject).collect(Collectors.toSet());
        long wrong = alerts.stream().map(Alert::finding).filter(by).filter(found -> !guilty.contains(found.subject()))
            .filter(Score::isOurs).count();
        return wrong * 1000.0 / world.users * 30 / days;
    }

    /** Of nets, only those that people of the site use: the others are attackers, whoever they are. */
    private static boolean isOurs(Finding found) {
        String subject = found.subject();
        return switch (found.kind()) {
            case NET -> subject.startsWith("192.0.2.") || subject.startsWith("84.") || subject.startsWith("80.187.")
                || subject.startsWith("151.");
            case ASN -> subject.startsWith("AS645") || subject.equals("AS3320") || subject.startsWith("AS651");
            default -> true;
        };
    }

    private static boolean isHigh(Finding found) {
        return found.severity() == Severity.HIGH;
    }

    /** The table in Markdown. */
    String table() {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT,
            "%d users, %d days, %d events, %d takeovers, %d leaked passwords%n%n| rule | found | missed | minutes "
            + "(median) | false per 1,000 users and month |%n|---|---:|---:|---:|---:|%n", world.users, days,
            world.events.size(), aims(Set.of(Attack.Kind.TAKEOVER)).size(), aims(Set.of(Attack.Kind.LEAKED)).size()));
        // Guessing can be known while it goes on, the others from the first foreign login on
        AIMS.forEach((rule, kinds) -> row(text, rule, aims(kinds), found -> found.rule().equals(rule),
            rule.equals("distributed-guessing") ? Attack::begun : Attack::from));
        row(text, "any, high severity", aims(Set.of(Attack.Kind.TAKEOVER)), Score::isHigh, Attack::from);
        loganom(text);
        return text.toString();
    }

    private void row(StringBuilder text, String rule, List<Attack> attacks, Predicate<Finding> by,
                     Function<Attack, Instant> from) {
        List<Optional<Double>> told = attacks.stream().map(attack -> minutes(attack, by, from.apply(attack))).toList();
        long found = told.stream().filter(Optional::isPresent).count();
        text.append(String.format(Locale.ROOT, "| %s | %d | %d | %.0f | %.1f |%n", rule, found, attacks.size() - found,
            median(told.stream()), falseAlerts(by)));
    }

    /** Its rule: a user with successes from more than one address outside the ignored country, over a day's log. */
    private void loganom(StringBuilder text) {
        Map<String, Set<String>> foreign = new TreeMap<>();
        world.events.stream().filter(event -> event.success() && !"DE".equals(event.country())
            && !event.time().isBefore(begin)).forEach(event -> foreign.computeIfAbsent(
                Duration.between(World.START, event.time()).toDays() + " " + event.user(), key -> new HashSet<>())
                .add(event.ip()));
        foreign.values().removeIf(addresses -> addresses.size() < 2);
        List<Attack> takeovers = aims(Set.of(Attack.Kind.TAKEOVER));
        long found = takeovers.stream().filter(attack -> foreign.keySet().stream()
            .anyMatch(key -> key.endsWith(" " + attack.subject()))).count();
        Set<String> guilty = world.truth.stream().map(Attack::subject).collect(Collectors.toSet());
        long wrong = foreign.keySet().stream().filter(key -> !guilty.contains(key.substring(key.indexOf(' ') + 1))).count();
        text.append(String.format(Locale.ROOT, "| loganom's, once a day | %d | %d | until the day's end | %.1f |%n", found,
            takeovers.size() - found, wrong * 1000.0 / world.users * 30 / days));
    }
}
