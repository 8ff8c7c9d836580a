package io.saslwatch.cli;

import io.saslwatch.config.Config;
import io.saslwatch.config.ExtractSettings;
import io.saslwatch.config.Problem;
import io.saslwatch.config.ReloadSettings;
import io.saslwatch.config.RunSettings;
import io.saslwatch.config.StoreSettings;
import io.saslwatch.reload.GoodCopy;
import io.saslwatch.reload.RouteTree;
import io.saslwatch.reload.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides which version of the routes a service starts with: the files when they are right, else the last good one. */
final class GoodRoutes {

    private GoodRoutes() {
    }

    /** The files that an operator edits. */
    static RouteTree tree(Config config) {
        Map<String, Path> mounted = new LinkedHashMap<>();
        mounted.put(RouteTree.FORMATS, config.path(ExtractSettings.FORMATS));
        if (!config.text(StoreSettings.SQL).isEmpty()) {
            mounted.put(RouteTree.SQL, config.path(StoreSettings.SQL));
        }
        return new RouteTree(config.path(RunSettings.ROUTES), mounted);
    }

    /** Opens the good copy; refuses when it cannot be written, or another process runs from it. */
    static GoodCopy open(Config config) {
        Path folder = config.path(ReloadSettings.GOOD);
        try {
            return GoodCopy.open(folder);
        } catch (IOException unusable) {
            throw Refusal.failed("the good copy of the routes cannot be kept in " + folder + ": " + unusable.getMessage()
                + ". Make the folder writable, name another one with " + ReloadSettings.GOOD.key() + ", or set "
                + ReloadSettings.ENABLED.key() + " = false");
        }
    }

    /** Keeps services from starting with the good copy while it is cleared away; refuses when one runs from it. */
    static AutoCloseable held(Config config, Path lock) {
        if (!Files.exists(lock)) {
            return () -> { };
        }
        Path folder = config.path(ReloadSettings.GOOD);
        try {
            return GoodCopy.open(folder);
        } catch (IOException used) {
            throw Refusal.failed("the good copy of the routes in " + folder + " cannot be cleared away: " + used.getMessage()
                + ". Stop the service that runs from it, or make the folder readable and writable");
        }
    }

    /**
     * Brings the copy up to date with the files, when those are right.
     *
     * @return problems of the files, with which the service starts nevertheless, from the copy as it was
     */
    static List<Problem> bringUpToDate(Config config, GoodCopy good) {
        RouteTree tree = tree(config);
        Optional<Snapshot> before = good.inForce();
        try {
            Snapshot files = Snapshot.of(tree, InstantSource.system());
            if (before.isPresent() && before.get().to(files).isEmpty()) {
                return List.of();
            }
            Path staged = good.stage(files);
            List<Problem> problems = FolderChecks.check(from(config, staged), staged, files,
                name -> tree.file(name).toString());
            if (problems.isEmpty()) {
                good.commit();
                return List.of();
            }
            if (before.isEmpty()) {
                throw Refusal.problems(problems);
            }
            return problems;
        } catch (IOException unreadable) {
            Problem problem = new Problem(tree.routes().toString(), "the routes cannot be read", unreadable.toString(),
                Files.isDirectory(tree.routes()) ? "make all files readable" : "correct " + RunSettings.ROUTES.key());
            if (before.isEmpty()) {
                throw Refusal.problems(List.of(problem));
            }
            return List.of(problem);
        }
    }

    /** The settings with the routes in another folder. */
    static Config from(Config config, Path folder) {
        return config.with(Map.of(RunSettings.ROUTES, folder.toString(),
            ExtractSettings.FORMATS, folder.resolve(RouteTree.FORMATS).toString(), StoreSettings.SQL, ""));
    }
}
