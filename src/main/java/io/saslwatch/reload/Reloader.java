package io.saslwatch.reload;

import io.saslwatch.read.FileWatch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Watches the files of the routes and of the settings, on a thread of its own. A change is judged when the files were
 * quiet for a moment: what an editor writes in two steps, or an operator in several files, is one change.
 */
public final class Reloader implements AutoCloseable {

    /** How long the files of a service have to be quiet. */
    public static final Duration QUIET = Duration.ofMillis(500);

    /** A file that is written without a pause is judged after so many looks all the same. */
    private static final int MOST_LOOKS = 6;

    private record Look(Snapshot routes, Map<Path, String> settings) {
    }

    private final TreeReader reader;
    private final SettingsFiles settings;
    private final Takeover takeover;
    private final ReloadEvents events;
    private final Duration interval;
    private final Duration quiet;
    private final FileWatch watch = new FileWatch();
    private final Thread thread = new Thread(this::run, "reload");
    private volatile boolean closed;
    private String unreadable;
    private Map<Path, String> loaded;

    /**
     * Watches nothing yet.
     *
     * @param interval how often files are looked at when nothing tells of a change
     * @param quiet    how long they must be the same before they are judged
     */
    public Reloader(RouteTree tree, SettingsFiles settings, Takeover takeover, ReloadEvents events, Duration interval,
                    Duration quiet, InstantSource clock) {
        this.reader = new TreeReader(tree, clock);
        this.settings = settings;
        this.takeover = takeover;
        this.events = events;
        this.interval = interval;
        this.quiet = quiet;
        thread.setDaemon(true);
    }

    /** Begins to watch. What runs already is the good copy; the files are judged at once when they say something else. */
    public void start() {
        thread.start();
    }

    /** How what runs compares with the files. */
    public ReloadState state() {
        return takeover.state();
    }

    private void run() {
        Look judged = null;
        try {
            while (!closed) {
                Look look = look();
                if (look != null && !look.equals(judged)) {
                    look = settled(look);
                    if (look != null && !closed) {
                        judge(look);
                    }
                    judged = look;
                } else if (look == null) {
                    // what comes back may be the same, and must be told of
                    judged = null;
                }
                takeover.resume();
                watch.await(interval, name -> true);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void judge(Look look) {
        try {
            // the first time too: they may have been edited since the service read them
            takeover.judge(look.routes, look.settings.equals(loaded) ? null : settings.loader().get());
            loaded = look.settings;
        } catch (RuntimeException fault) {
            // the next edit must find somebody who looks
            String cause = "a fault of the program while an edit was judged: " + fault;
            events.unreadable(cause);
            takeover.unreadable(cause, "report this, and save the file again");
        }
    }

    /** What the files say; null, and told once, when they cannot be read. */
    private Look look() {
        try {
            Look look = new Look(reader.read(), settings.read());
            Set<Path> folders = new LinkedHashSet<>(reader.folders());
            settings.files().forEach(file -> folders.add(file.toAbsolutePath().getParent()));
            watch.watch(folders);
            unreadable = null;
            return look;
        } catch (IOException | RuntimeException failed) {
            String cause = failed instanceof UnfitFolder unfit ? unfit.why() : failed.toString();
            String remedy = failed instanceof UnfitFolder unfit ? unfit.remedy() : "restore the folder, or make it readable";
            if (!cause.equals(unreadable)) {
                unreadable = cause;
                events.unreadable(cause + "; do: " + remedy);
                takeover.unreadable(cause, remedy);
            }
            return null;
        }
    }

    private Look settled(Look first) throws InterruptedException {
        Look last = first;
        for (int i = 0; i < MOST_LOOKS && !closed; i++) {
            TimeUnit.NANOSECONDS.sleep(quiet.toNanos());
            Look next = look();
            if (next == null || next.equals(last)) {
                return next;
            }
            last = next;
        }
        return last;
    }

    /** Ends watching; a change that is being put into force is ended first. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        watch.wake();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(30));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
