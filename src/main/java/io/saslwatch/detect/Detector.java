package io.saslwatch.detect;

import io.micrometer.core.instrument.MeterRegistry;
import io.saslwatch.event.DetectionProgress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The bean {@code detector}: which rule looks next, and up to when. Rules look in steps of log time, so that a log that
 * is read late is judged as if it had been read live. For one thread at a time.
 */
public final class Detector {

    /** Stamps from further in the future are a wrong clock's; they must not carry the rules past what comes. */
    private static final Duration AHEAD = Duration.ofMinutes(10);

    /** Stands for all rules, those that are judged by the clock included. */
    private static final String ALL = "*";

    private final Supplier<RuleFolder> folders;
    private final DetectionProgress progress;
    private final NetTable nets;
    private final DetectOptions options;
    private final DetectEvents events;
    private final MeterRegistry meters;
    private final InstantSource clock;
    private final Runnable told;
    private final Set<String> failing = new HashSet<>();
    private final Set<String> failed = new HashSet<>();
    private RuleFolder folder;
    private List<String> rules;
    private TimedRules timed;
    private List<String> running;
    private boolean begun;
    private boolean storeFailing;
    private Look next;

    Detector(Supplier<RuleFolder> folders, DetectionProgress progress, NetTable nets, DetectOptions options, DetectEvents events,
             MeterRegistry meters, InstantSource clock, Runnable told) {
        this.told = told;
        this.folders = folders;
        this.progress = progress;
        this.nets = nets;
        this.options = options;
        this.events = events;
        this.meters = meters;
        this.clock = clock;
    }

    /** Whether there is anything to look at; costs nothing. */
    public boolean isDue() {
        open();
        return progress.takeChange() || timed.isDue();
    }

    /** Reads which rules there are when they are first asked for, and again when another folder is in force. */
    private void open() {
        RuleFolder now = folders.get();
        if (now != folder) {
            folder = now;
            timed = new TimedRules(folder.byClock(), clock);
            rules = folder.rules().stream().filter(rule -> !timed.has(rule)).toList();
        }
    }

    /**
     * A run begins: rules that failed in the last one are tried again.
     *
     * @param only the one rule that shall look, with {@code @} and a time behind it as if that were the clock's; null or
     *             empty for all that are judged by the time of events; {@code *} for whatever is due
     */
    public void begin(String only) {
        open();
        String rule = only == null || only.equals(ALL) ? "" : only.replaceFirst("@.*", "");
        running = rule.isEmpty() ? rules : timed.has(rule) ? List.of() : List.of(rule);
        timed.clear();
        if (ALL.equals(only)) {
            timed.addDue();
        } else if (timed.has(rule)) {
            timed.add(only);
        }
        failed.clear();
        nets.forget();
        next = null;
    }

    /** Whether some rule has not looked at the newest event yet. */
    public boolean hasNext() {
        next = timed.next();
        if (next != null || running.isEmpty()) {
            return next != null;
        }
        Optional<Instant> newest = progress.newest(clock.instant().plus(AHEAD));
        if (newest.isEmpty()) {
            return false;
        }
        Map<String, Instant> done = progress.done();
        if (!begun || !done.keySet().containsAll(running)) {
            progress.begin(running, clock.instant().minus(options.from()), newest.get());
            nets.refreshAll();
            done = progress.done();
            begun = true;
        }
        storeFailing = false;
        next = next(done, newest.get());
        return next != null;
    }

    private Look next(Map<String, Instant> done, Instant newest) {
        Optional<String> last = running.stream()
            .filter(rule -> !failed.contains(rule) && done.get(rule).isBefore(newest))
            .min(Comparator.comparing(done::get));
        return last.map(rule -> look(rule, done.get(rule), newest)).orElse(null);
    }

    private Look look(String rule, Instant done, Instant newest) {
        Instant to = progress.firstAfter(done).orElse(newest).plus(options.step());
        to = to.isBefore(newest) ? to : newest;
        nets.refresh(done, to);
        return new Look(rule, done, to);
    }

    /** The look that {@link #hasNext} found. */
    public Look next() {
        return next;
    }

    /** The first step of a look's transaction. */
    public void turn() {
        progress.turn();
    }

    /** The look's findings are stored in the current transaction. */
    public void moved(Look look) {
        if (!timed.has(look.rule())) {
            progress.moved(look.rule(), look.done(), look.to());
        }
    }

    /**
     * The look is committed.
     *
     * @param alerts those that are new or rose; whoever tells them need not wait
     */
    public void succeeded(Look look, List<?> alerts) {
        if (alerts != null && !alerts.isEmpty()) {
            told.run();
        }
        if (failing.remove(look.rule())) {
            events.ruleWorksAgain(look.rule());
        }
    }

    /** The look is rolled back. The rule stays where it was, and looks again in the next run. */
    public void failed(Look look, Exception cause) {
        failed.add(look.rule());
        progress.lookAgain();
        meters.counter("saslwatch.detect.failures", "rule", look.rule()).increment();
        if (failing.add(look.rule())) {
            events.ruleFailed(look.rule(), text(cause));
        }
    }

    /** The store did not tell what is next. */
    public void interrupted(Exception cause) {
        progress.lookAgain();
        if (!storeFailing) {
            events.storeFailed(text(cause));
            storeFailing = true;
        }
    }

    private static String text(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
