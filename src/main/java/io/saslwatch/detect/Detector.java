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

    private final Supplier<List<String>> rules;
    private final DetectionProgress progress;
    private final NetTable nets;
    private final DetectOptions options;
    private final DetectEvents events;
    private final MeterRegistry meters;
    private final InstantSource clock;
    private final Set<String> failing = new HashSet<>();
    private final Set<String> failed = new HashSet<>();
    private List<String> running;
    private boolean begun;
    private boolean storeFailing;
    private Look next;

    Detector(Supplier<List<String>> rules, DetectionProgress progress, NetTable nets, DetectOptions options, DetectEvents events,
             MeterRegistry meters, InstantSource clock) {
        this.rules = rules;
        this.running = List.of();
        this.progress = progress;
        this.nets = nets;
        this.options = options;
        this.events = events;
        this.meters = meters;
        this.clock = clock;
    }

    /** Whether there is anything to look at; costs nothing. */
    public boolean isDue() {
        return progress.takeChange();
    }

    /**
     * A run begins: rules that failed in the last one are tried again.
     *
     * @param only the one rule that shall look; null or empty for all
     */
    public void begin(String only) {
        running = only == null || only.isEmpty() ? rules.get() : List.of(only);
        failed.clear();
        nets.forget();
        next = null;
    }

    /** Whether some rule has not looked at the newest event yet. */
    public boolean hasNext() {
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

    /** The look's findings are stored in the current transaction. */
    public void moved(Look look) {
        progress.moved(look.rule(), look.to());
    }

    /** The look is committed. */
    public void succeeded(Look look) {
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
