package io.saslwatch.cli;

import io.saslwatch.config.Config;
import io.saslwatch.config.ReloadSettings;
import io.saslwatch.deliver.render.Plain;
import io.saslwatch.reload.RouteTree;
import io.saslwatch.reload.Snapshot;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import org.apache.camel.util.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows which routes run. */
@Command(name = "list", mixinStandardHelpOptions = true,
    description = {"Lists the routes of the running service with their state and since when they run.",
        "When none runs: the files of the last version that was found right. Exit status 1 then."})
final class RoutesListCommand implements Callable<Integer> {

    private static final int WIDTH = 120;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Override
    public Integer call() throws IOException {
        new Logging(Level.WARNING, Level.WARNING);
        Config config = options.load();
        PrintWriter out = spec.commandLine().getOut();
        AskService.Answer answer = AskService.ask(config);
        if (answer instanceof AskService.Answer.Said said) {
            for (Object each : said.state().getCollection("routes")) {
                JsonObject route = (JsonObject) each;
                out.printf(Locale.ROOT, "%-24s %-8s %-20.19s %s%n", Plain.of(route.getString("id"), WIDTH), route.getString("state"),
                    route.getString("since") == null ? "" : route.getString("since"), route.getString("description") == null ? ""
                        : Plain.of(route.getString("description"), WIDTH));
            }
            out.flush();
            return ExitStatus.OK;
        }
        Path good = config.path(ReloadSettings.GOOD);
        out.println("service     " + AskService.why(config, answer));
        if (Files.isDirectory(good)) {
            out.println("a start would run these files, unless what is in the folder of the routes is right:");
            Snapshot.of(new RouteTree(good, Map.of()), InstantSource.system()).files().keySet().stream()
                .filter(name -> name.endsWith(".camel.yaml")).forEach(name -> out.println("  " + name));
        }
        out.flush();
        return ExitStatus.FAILED;
    }
}
