package io.saslwatch.cli;

import io.saslwatch.config.Config;
import io.saslwatch.config.ReloadSettings;
import io.saslwatch.config.RunSettings;
import io.saslwatch.deliver.render.Plain;
import io.saslwatch.reload.Difference;
import io.saslwatch.reload.LineDiff;
import io.saslwatch.reload.RouteTree;
import io.saslwatch.reload.Snapshot;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows how the files differ from the last version that was found right. */
@Command(name = "diff", mixinStandardHelpOptions = true,
    description = {"Shows how the files of routes, formats and rules differ from what runs, or would run after a restart.",
        "A line with - runs, one with + is in the file. Exit status 1 when they differ."})
final class RoutesDiffCommand implements Callable<Integer> {

    private static final int WIDTH = 400;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Override
    public Integer call() {
        new Logging(Level.WARNING, Level.WARNING);
        Config config = options.load();
        PrintWriter out = spec.commandLine().getOut();
        Path good = config.path(ReloadSettings.GOOD);
        if (!Files.isDirectory(good)) {
            throw Refusal.failed("no version was found right yet: there is no " + good + ". 'saslwatch run' makes it when "
                + ReloadSettings.ENABLED.key() + " is true");
        }
        RouteTree tree = GoodRoutes.tree(config);
        try {
            Snapshot runs = Snapshot.of(new RouteTree(good, Map.of()), InstantSource.system());
            Snapshot files = Snapshot.of(tree, InstantSource.system());
            Difference difference = runs.to(files);
            for (String name : difference.names()) {
                String what = difference.added().contains(name) ? "new" : difference.removed().contains(name) ? "gone" : "edited";
                out.println(what + " " + tree.file(name));
                LineDiff.of(runs.files().getOrDefault(name, ""), files.files().getOrDefault(name, ""))
                    .forEach(line -> out.println("  " + Plain.of(line, WIDTH)));
            }
            out.println(difference.isEmpty() ? "what runs is what the files say"
                : difference.names().size() == 1 ? "1 file differs" : difference.names().size() + " files differ");
            out.flush();
            return difference.isEmpty() ? ExitStatus.OK : ExitStatus.FAILED;
        } catch (IOException unreadable) {
            throw Refusal.failed("the routes cannot be read: " + unreadable + ". Correct " + RunSettings.ROUTES.key()
                + ", or make all files readable");
        }
    }
}
