package io.saslwatch.reallogs;

import io.saslwatch.event.AuthEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** How well a run's events agree with the truth. */
final class Score {

    private final Map<String, int[]> figures = new LinkedHashMap<>();
    private final List<String> misses = new ArrayList<>();

    static Score of(RealRun run, List<AuthEvent> events) {
        RawLines raw = RawLines.of(run);
        Map<Truth, Told> told = new LinkedHashMap<>();
        run.truths().forEach(truth -> told.put(truth, Told.of(truth, raw)));
        var pairing = new Pairing(told, events);
        var score = new Score();
        int units = events.stream().mapToInt(AuthEvent::count).sum();
        score.count("recall", 0, 0);
        score.count("precision", units - pairing.invented().size(), units);
        pairing.invented().forEach(event -> score.misses.add("invented: " + text(event)));
        told.forEach((truth, what) -> score.judge(truth, what, pairing.eventOf(truth), run));
        return score;
    }

    private void judge(Truth t, Told told, AuthEvent e, RealRun run) {
        if (told.trace() == Told.Trace.REQUIRED) {
            check("recall", e != null, t, e);
        }
        if (e == null) {
            return;
        }
        check("address", Objects.equals(t.ip(), e.ip()), t, e);
        if (told.user() || e.user() != null && !t.odd()) {
            check("user", t.user() != null && ShownName.is(t.user(), e.user()), t, e);
        }
        if (told.outcome() != null) {
            check("outcome", told.outcome() == e.outcome(), t, e);
        }
        if (told.mechanism() || e.mechanism() != null && !t.act().equals("noise")) {
            check("mechanism", Objects.equals(t.eventMechanism(), e.mechanism()), t, e);
        }
        if (told.service() || !e.service().equals("auth")) {
            check("service", t.eventService().equals(e.service()), t, e);
        }
        if (told.time() && e.count() == 1) {
            double late = Pairing.seconds(e) - t.to();
            boolean message = t.postfix() && t.got().equals("ok");
            boolean left = t.got().equals("gone");
            check("time", late > (t.postfix() ? -2 : -3.5) && late < (message ? 15 : left ? 4 : 1.5), t, e);
        }
    }

    private void check(String figure, boolean right, Truth t, AuthEvent e) {
        count(figure, right ? 1 : 0, 1);
        if (!right) {
            misses.add(figure + ": attempt " + text(t) + " but event " + text(e));
        }
    }

    private static String text(Truth t) {
        return String.format(Locale.ROOT, "%d.%d %s %s %s %s user=%s act=%s/%d got=%s %s to %s", t.sid(), t.id(),
            t.kind(), t.service(), t.ip(), t.mechanism(), shorter(t.user()), t.act(), t.stage(), t.got(),
            time(t.from()), time(t.to()));
    }

    private static String text(AuthEvent e) {
        return e == null ? "none" : String.format(Locale.ROOT,
            "%s line %d+%d %s %s %s %s user=%s x%d %s (%s)", e.time(),
            e.line(), e.lines() - 1, e.service(), e.ip(), e.outcome(), e.mechanism(), shorter(e.user()), e.count(),
            e.reason(), e.detail());
    }

    private static String shorter(String name) {
        return name == null || name.length() < 60 ? name : name.substring(0, 50) + "~" + name.length();
    }

    private static Instant time(double seconds) {
        return Instant.ofEpochMilli(Math.round(seconds * 1000));
    }

    private void count(String figure, int right, int all) {
        int[] sums = figures.computeIfAbsent(figure, any -> new int[2]);
        sums[0] += right;
        sums[1] += all;
    }

    /** Each figure's share, from 0 to 1. */
    Map<String, Double> shares() {
        Map<String, Double> shares = new LinkedHashMap<>();
        figures.forEach((name, sums) -> shares.put(name, sums[1] == 0 ? 1.0 : (double) sums[0] / sums[1]));
        return shares;
    }

    List<String> misses() {
        return misses;
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        figures.forEach((name, sums) -> text.append(String.format(Locale.ROOT, " %s %.2f%% (%d/%d)", name,
            sums[1] == 0 ? 100.0 : 100.0 * sums[0] / sums[1], sums[0], sums[1])));
        return text.toString();
    }
}
