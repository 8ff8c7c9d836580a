package io.saslwatch.reload;

import io.saslwatch.config.Config;
import io.saslwatch.config.ConfigLoader;
import io.saslwatch.config.LiveSettings;
import io.saslwatch.config.Problem;
import io.saslwatch.detect.RuleFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;

/**
 * Judges a version of the files, and puts it into force when it is right: checked aside, then kept as the good copy, then
 * exchanged. When that fails, what ran before is put back. For one thread; only {@link #state} is for all.
 */
public final class Takeover {

    /** A check of everything takes a tenth of this on a slow machine. */
    private static final Duration CHECKING = Duration.ofMinutes(1);

    private final RouteTree tree;
    private final GoodCopy good;
    private final Running running;
    private final ReloadEvents events;
    private final InstantSource clock;
    private RouteChecks checks = new RouteChecks();
    private final Config started;
    private final RouteSwap swap;
    private Snapshot runs;
    private Snapshot refused = new Snapshot(Map.of());
    private Config config;
    private Config wanted;
    private List<Problem> settingProblems = List.of();
    private volatile ReloadState state = ReloadState.SAME;

    /**
     * For a service that runs from the good copy.
     *
     * @param config the settings that it was started with
     */
    public Takeover(RouteTree tree, GoodCopy good, Running running, Config config, ReloadEvents events, InstantSource clock) {
        this.tree = tree;
        this.good = good;
        this.running = running;
        this.started = config;
        this.config = config;
        this.wanted = config;
        this.events = events;
        this.clock = clock;
        this.swap = new RouteSwap(running.camel(), good.folder());
        this.runs = good.inForce().orElse(new Snapshot(Map.of()));
    }

    /** How what runs compares with the files. Thread-safe. */
    public ReloadState state() {
        return state;
    }

    /** Says why the service was not started with what the files say; nothing when it was. */
    public void begin(List<Problem> problems) {
        if (!problems.isEmpty()) {
            state = state.wrong(List.of(), problems);
        }
    }

    /** Starts routes that could not be started when others were exchanged, if there are any. */
    void resume() {
        swap.resume();
    }

    /** The files cannot be read. */
    void unreadable(String cause, String remedy) {
        state = state.wrong(state.pending(), List.of(new Problem(tree.routes().toString(), "the routes cannot be looked at", cause,
            remedy)));
    }

    /**
     * Judges what the files say now.
     *
     * @param loaded the settings, when their files were edited; else null
     */
    void judge(Snapshot version, ConfigLoader.Loaded loaded) {
        if (loaded != null) {
            settings(loaded);
        }
        Set<String> keys = LiveSettings.changed(config, wanted);
        Difference difference = runs.to(version);
        List<Problem> problems = List.of();
        if (!difference.isEmpty() || !keys.isEmpty()) {
            problems = tried(version, difference, keys);
        }
        if (!problems.isEmpty()) {
            withoutRefused(version, difference, keys);
        }
        refused = problems.isEmpty() ? runs : version;
        List<Problem> all = new ArrayList<>(settingProblems);
        all.addAll(problems);
        if (!all.isEmpty()) {
            state = state.wrong(List.copyOf(problems.isEmpty() ? new TreeSet<String>() : runs.to(version).names()), all);
            events.refused(all, state.pending());
        } else if (state.differs()) {
            state = state.same();
            events.sameAgain();
        }
    }

    /** What was edited since the last version was refused need not wait until that is corrected. */
    private void withoutRefused(Snapshot version, Difference difference, Set<String> keys) {
        Set<String> fresh = new TreeSet<>(difference.names());
        fresh.retainAll(refused.to(version).names());
        boolean waits = !refused.files().isEmpty() && fresh.size() < difference.names().size();
        if (waits && (!fresh.isEmpty() || !keys.isEmpty())) {
            Snapshot part = runs.with(fresh, version);
            tried(part, runs.to(part), keys);
        }
    }

    private void settings(ConfigLoader.Loaded loaded) {
        settingProblems = loaded.problems();
        if (!settingProblems.isEmpty()) {
            return;
        }
        wanted = started;
        List<String> restart = new ArrayList<>();
        for (String key : LiveSettings.changed(started, loaded.config())) {
            if (LiveSettings.isLive(key)) {
                wanted = wanted.with(key, loaded.config());
            } else {
                restart.add(key);
            }
        }
        boolean told = state.restart().equals(restart);
        state = state.restart(restart);
        if (!told && !restart.isEmpty()) {
            events.needRestart(restart);
        }
    }

    private List<Problem> tried(Snapshot version, Difference difference, Set<String> keys) {
        long begun = System.nanoTime();
        Snapshot before = runs;
        Surroundings around = running.around(wanted);
        try {
            Set<String> names = Affected.files(before, version, keys);
            Path staged = good.stage(version);
            List<Problem> problems = checked(around, new RouteChecks.Checked(staged, version,
                name -> tree.file(name).toString()), difference.names(), names);
            if (!problems.isEmpty()) {
                return problems;
            }
            good.commit();
            Set<String> out = new TreeSet<>(names);
            out.addAll(difference.removed());
            exchange(out, before, version, difference);
            runs = version;
        } catch (IOException unwritable) {
            return List.of(new Problem(good.folder().toString(), "the good copy of the routes cannot be written",
                unwritable.toString(), "make room, or make it writable; then save the file again"));
        } catch (SwapFailed failed) {
            return List.of(failed.problem());
        }
        state = state.applied(clock.instant());
        events.applied(difference, keys, Duration.ofNanos(System.nanoTime() - begun));
        return List.of();
    }

    private List<Problem> checked(Surroundings around, RouteChecks.Checked version, Set<String> edited, Set<String> names) {
        try {
            return Deadline.within(CHECKING, () -> checks.check(around, version, edited, names));
        } catch (TimeoutException endless) {
            // the thread that was given up may still be at work in them
            checks = new RouteChecks();
            return List.of(new Problem(tree.routes().toString(), "checking did not end within " + CHECKING.toSeconds() + " s",
                "a query or a sample may have no end", "correct one of " + String.join(", ", edited)));
        }
    }

    private void exchange(Set<String> out, Snapshot before, Snapshot version, Difference difference)
            throws SwapFailed {
        Config past = config;
        running.use(wanted);
        config = wanted;
        try {
            swap.swap(loaded(out, before), loaded(out, version), before, version, running.around(wanted));
        } catch (Exception failed) {
            Problem problem = new Problem(tree.routes().toString(), "the routes cannot be exchanged; those before run again",
                running.around(wanted).hide(CamelWords.reason(failed)), "correct " + String.join(", ", difference.names()));
            wanted = past;
            running.use(past);
            config = past;
            // first the files: routes read statements from them when they start
            keep(before);
            putBack(out, before, version, problem);
            throw new SwapFailed(problem);
        }
        if (touches(difference, RouteTree.FORMATS)) {
            running.use(running.around(config).formats(good.folder()).formats());
        }
        if (touches(difference, RuleFolder.NAME)) {
            running.useRules(RuleFolder.in(good.folder()));
        }
    }

    /** The copy, too, is what runs; when that cannot be written, a start meets the wrong version and tells it. */
    private void keep(Snapshot before) {
        try {
            good.stage(before);
            good.commit();
        } catch (IOException unwritable) {
            events.unreadable("the good copy in " + good.folder() + " cannot be put back: " + unwritable);
        }
    }

    private void putBack(Set<String> out, Snapshot before, Snapshot version, Problem problem) throws SwapFailed {
        try {
            swap.swap(out, loaded(out, before), version, before, running.around(config));
        } catch (Exception again) {
            throw new SwapFailed(new Problem(problem.where(), "neither the edited routes nor those before can be started",
                problem.why() + "; " + CamelWords.reason(again), "correct the files, or start the service again"));
        }
    }

    private List<String> loaded(Set<String> names, Snapshot version) {
        Surroundings around = running.around(config);
        return names.stream().filter(FileNames::isRoute).filter(version.files()::containsKey).filter(around::isLoaded).toList();
    }

    private static boolean touches(Difference difference, String folder) {
        return difference.names().stream().anyMatch(name -> name.startsWith(folder + "/"));
    }

    /** What ran before runs again, or was tried to. */
    private static final class SwapFailed extends Exception {

        private static final long serialVersionUID = 1;
        private final transient Problem problem;

        SwapFailed(Problem problem) {
            super(problem.why());
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }
}
