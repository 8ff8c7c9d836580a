package io.saslwatch.cli;

import io.saslwatch.config.AlertSettings;
import io.saslwatch.config.Config;
import io.saslwatch.config.ConfigLoader;
import io.saslwatch.config.ExtractSettings;
import io.saslwatch.config.NameSettings;
import io.saslwatch.config.Problem;
import io.saslwatch.config.ReportSettings;
import io.saslwatch.config.RunSettings;
import io.saslwatch.config.Setting;
import io.saslwatch.config.StoreSettings;
import io.saslwatch.config.TlsSettings;
import io.saslwatch.detect.RuleFolder;
import io.saslwatch.extract.FormatChecker;
import io.saslwatch.extract.format.Formats;
import io.saslwatch.reload.CopiedRoutes;
import io.saslwatch.reload.RouteTree;
import io.saslwatch.reload.UnfitFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks what an operator can edit. */
@Command(name = "check", mixinStandardHelpOptions = true,
    description = {"Checks settings, formats and rules with all their samples, and routes, and tells all problems at once.",
        "Nothing is read, stored or sent."})
final class CheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Parameters(arity = "0..1", paramLabel = "FOLDER", description = "Folder of routes (default: saslwatch.routes).")
    private Path folder;

    @Override
    public Integer call() {
        new Logging(Level.SEVERE, Level.OFF);
        ConfigLoader.Loaded loaded = options.tolerantly();
        Config config = loaded.repaired().with(settings());
        PrintWriter out = spec.commandLine().getOut();
        Formats formats = FormatFiles.of(config);
        List<Problem> problems = new ArrayList<>(loaded.problems());
        problems.addAll(SettingChecks.problems(config));
        // settings that are wrong must not hide what is wrong with routes
        Config usable = problems.isEmpty() ? config : config.with(Map.of(AlertSettings.RULES, "", ReportSettings.TO, "",
            TlsSettings.TRUST, "", StoreSettings.URL, StoreSettings.URL.standard(), NameSettings.SERVERS, ""));
        problems.addAll(SinkChecks.unknownRules(config, RuleFolder.in(config.path(RunSettings.ROUTES)).rules()));
        problems.addAll(problems(usable));
        if (!problems.isEmpty()) {
            problems.forEach(spec.commandLine().getErr()::println);
            spec.commandLine().getErr().println(problems.size() == 1 ? "1 problem" : problems.size() + " problems");
            return loaded.problems().isEmpty() ? ExitStatus.FAILED : ExitStatus.USAGE;
        }
        out.println("fine: settings, sinks, " + formats.formats().size() + " formats with "
            + FormatChecker.samples(formats.formats()) + " samples, routes in " + config.path(RunSettings.ROUTES));
        return ExitStatus.OK;
    }

    private Map<Setting, String> settings() {
        Map<Setting, String> settings = new LinkedHashMap<>();
        if (folder != null) {
            if (!Files.isDirectory(folder)) {
                throw Refusal.usage("no such folder: " + folder + "; name a folder of routes");
            }
            Path routes = folder.toAbsolutePath();
            settings.put(RunSettings.ROUTES, routes.toString());
            settings.put(ExtractSettings.FORMATS, routes.resolve(RouteTree.FORMATS).toString());
            settings.put(StoreSettings.SQL, "");
        }
        return settings;
    }

    /** The same checks that a running service makes of what was edited, of a copy: the files may change meanwhile. */
    private static List<Problem> problems(Config config) {
        RouteTree tree = GoodRoutes.tree(config);
        try (CopiedRoutes copy = CopiedRoutes.of(tree)) {
            return FolderChecks.check(GoodRoutes.from(config, copy.folder()), copy.folder(), copy.files(),
                name -> tree.file(name).toString());
        } catch (UnfitFolder unfit) {
            return List.of(new Problem(tree.routes().toString(), "the folder cannot be read", unfit.why(), unfit.remedy()));
        } catch (IOException unreadable) {
            return List.of(new Problem(tree.routes().toString(), "the folder cannot be read or copied", unreadable.toString(),
                "correct " + RunSettings.ROUTES.key() + ", or make all files readable"));
        }
    }
}
