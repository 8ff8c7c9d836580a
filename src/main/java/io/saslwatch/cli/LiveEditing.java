package io.saslwatch.cli;

import io.saslwatch.config.Config;
import io.saslwatch.config.Problem;
import io.saslwatch.config.ReloadSettings;
import io.saslwatch.reload.GoodCopy;
import io.saslwatch.reload.ReloadEvents;
import io.saslwatch.reload.ReloadState;
import io.saslwatch.reload.Reloader;
import io.saslwatch.reload.SettingsFiles;
import io.saslwatch.reload.Takeover;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;

/** Takes edited files over while the service runs, when that is switched on. */
final class LiveEditing implements AutoCloseable {

    private final Config asked;
    private final ConfigOptions options;
    private final GoodCopy good;
    private List<Problem> wrong = List.of();
    private volatile Reloader reloader;

    private LiveEditing(Config asked, ConfigOptions options, GoodCopy good) {
        this.asked = asked;
        this.options = options;
        this.good = good;
    }

    /** Chooses the version to start with; refuses when there is none that is right. */
    static LiveEditing open(Config asked, ConfigOptions options) {
        if (!asked.on(ReloadSettings.ENABLED)) {
            return new LiveEditing(asked, options, null);
        }
        LiveEditing editing = new LiveEditing(asked, options, GoodRoutes.open(asked));
        try {
            editing.wrong = GoodRoutes.bringUpToDate(asked, editing.good);
        } catch (RuntimeException refused) {
            editing.close();
            throw refused;
        }
        return editing;
    }

    /** The settings to run with. */
    Config config() {
        return good == null ? asked : GoodRoutes.from(asked, good.folder());
    }

    /** Begins to watch the files, on behalf of a bundle that was started. */
    void start(Bundle bundle, Logging logging) {
        if (good != null) {
            ReloadEvents events = ReloadEvents.logging();
            Takeover takeover = new Takeover(GoodRoutes.tree(asked), good, new LiveBundle(bundle, good.folder(), logging), asked,
                events, InstantSource.system());
            takeover.begin(wrong);
            reloader = new Reloader(GoodRoutes.tree(asked), new SettingsFiles(options.files(), options::loaded), takeover, events,
                asked.duration(ReloadSettings.INTERVAL), Reloader.QUIET, InstantSource.system());
            reloader.start();
        }
    }

    /** How what runs compares with the files. */
    ReloadState state() {
        return reloader == null ? ReloadState.SAME : reloader.state();
    }

    /** Watches no longer; what runs, runs on. */
    void end() {
        if (reloader != null) {
            reloader.close();
        }
    }

    @Override
    public void close() {
        end();
        try {
            if (good != null) {
                good.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
