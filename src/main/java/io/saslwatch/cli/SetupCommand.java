package io.saslwatch.cli;

import io.saslwatch.config.ConfigFile;
import io.saslwatch.deliver.send.MailAddresses;
import io.saslwatch.setup.Answers;
import io.saslwatch.setup.Applier;
import io.saslwatch.setup.Interview;
import io.saslwatch.setup.Overview;
import io.saslwatch.setup.Planner;
import io.saslwatch.setup.Question;
import io.saslwatch.setup.ServiceJava;
import io.saslwatch.setup.Step;
import io.saslwatch.setup.Suggestions;
import io.saslwatch.setup.Target;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a service of the program. */
@Command(name = "setup", mixinStandardHelpOptions = true,
    description = {"Makes a service of this program: user, folders, settings, a copy of the routes to edit, systemd unit.",
        "It asks what it needs, shows what it will do, and begins when you agree. It can be run again at any time; what "
            + "you edited is replaced only when you say so. Nothing else of saslwatch needs root."})
final class SetupCommand implements Callable<Integer> {

    private final Streams streams;

    @Spec
    private CommandSpec spec;

    @Option(names = "--answer", paramLabel = "KEY=VALUE",
        description = "An answer that is not asked for: logs, group, from, mail, smtp, geo or start.")
    private Map<String, String> answers = new LinkedHashMap<>();

    @Option(names = "--answers", paramLabel = "FILE", description = "Answers from a properties file, with the same keys.")
    private Path file;

    @Option(names = "--yes", description = "Ask nothing: take suggestions, begin, and keep what was edited.")
    private boolean yes;

    @Option(names = "--replace", description = "Replace what was edited; copies stay.")
    private boolean replace;

    @Option(names = "--dry-run", description = "Only show what would be done.")
    private boolean dryRun;

    @Option(names = "--root", paramLabel = "DIR", defaultValue = "/",
        description = "Folder that stands for the machine's /: for packages and trials. No program is run then.")
    private Path root;

    @Option(names = "--program", paramLabel = "DIR",
        description = "Where the program will be on the machine (default: where it is).")
    private String program;

    /** With the streams on which a person is asked. */
    SetupCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Target target = new Target(root.toAbsolutePath().normalize(), program == null ? ConfigOptions.home().toString()
            : program);
        if (target.real() && !dryRun && !RootGuard.ofThisProcess().root()) {
            throw Refusal.failed("setup makes a user and a service, which needs root: run it with sudo, or look with "
                + "--dry-run at what it would do");
        }
        PrintWriter out = spec.commandLine().getOut();
        BufferedReader typed = new BufferedReader(new InputStreamReader(streams.in(), StandardCharsets.UTF_8));
        Interview interview = new Interview(typed, out, yes);
        try {
            Map<String, String> settings = properties(root.resolve("etc/saslwatch/application.properties"));
            Answers told = interview.ask(given(), new Suggestions(target, settings));
            if (!told.to(Question.MAIL).isEmpty()) {
                MailAddresses.check(told.to(Question.MAIL));
            }
            List<Step> steps = new Planner(target, ConfigOptions.home(), java(target)).plan(told, settings);
            show(out, steps);
            if (dryRun) {
                return ExitStatus.OK;
            }
            if (!yes && !interview.agrees("Begin?", "nothing was done; begin without being asked with --yes")) {
                out.println("nothing was done");
                return ExitStatus.OK;
            }
            new Applier(target, interview, replace, SetupCommand::run, InstantSource.system(), out).apply(steps);
        } catch (IllegalArgumentException wrong) {
            throw Refusal.usage(wrong.getMessage());
        } catch (IllegalStateException failed) {
            throw Refusal.failed(failed.getMessage());
        } catch (IOException failed) {
            throw Refusal.failed("setup cannot read or write a file: " + failed + "; correct that and run it again");
        }
        out.println("done. Look at the machine with: saslwatch doctor; at the service with: systemctl status saslwatch");
        return ExitStatus.OK;
    }

    /** A package leaves it to the machine that it comes to. */
    private static Optional<String> java(Target target) throws IOException {
        return target.real() ? new ServiceJava(Path.of(System.getProperty("java.home")),
            Optional.ofNullable(System.getenv("JAVA_HOME")).orElse("")).toName(ServiceJava.SYSTEMD) : Optional.empty();
    }

    private void show(PrintWriter out, List<Step> steps) {
        out.println("This is what is to be done" + (root.toString().equals("/") ? "" : " below " + root) + ":");
        Overview.of(steps).forEach(line -> out.println("  " + line));
    }

    private Map<Question, String> given() throws IOException {
        Map<String, String> all = new TreeMap<>();
        if (file != null) {
            if (!Files.isReadable(file)) {
                throw Refusal.usage("--answers " + file + ": no such readable file");
            }
            all.putAll(properties(file));
        }
        all.putAll(answers);
        Map<Question, String> given = new EnumMap<>(Question.class);
        all.forEach((key, value) -> given.put(Question.of(key).orElseThrow(() -> Refusal.usage("'" + key
            + "' is nothing that setup asks: write logs, group, from, mail, smtp, geo or start")), value));
        return given;
    }

    private static Map<String, String> properties(Path file) throws IOException {
        try {
            return Files.exists(file) ? ConfigFile.read(file).values() : Map.of();
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    private static int run(List<String> words) throws InterruptedException {
        try {
            return new ProcessBuilder(words).inheritIO().start().waitFor();
        } catch (IOException missing) {
            throw new IllegalStateException("'" + String.join(" ", words) + "' cannot be run (" + missing.getMessage()
                + "): setup makes a service of systemd, so it needs that; install it and run setup again", missing);
        }
    }
}
