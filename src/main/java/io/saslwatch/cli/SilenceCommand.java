package io.saslwatch.cli;

import io.saslwatch.config.Config;
import io.saslwatch.config.RunSettings;
import io.saslwatch.config.Values;
import io.saslwatch.deliver.render.Plain;
import io.saslwatch.detect.RuleFolder;
import io.saslwatch.store.AlertDesk;
import io.saslwatch.store.StoreReader;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells sinks nothing of a subject for a while. */
@Command(name = "silence", mixinStandardHelpOptions = true,
    description = {"Delivers no alert about a subject for a while; the alerts are stored all the same.",
        "Without a subject it lists the silences that are in force. It works beside a running service."})
final class SilenceCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Option(names = "--for", paramLabel = "TIME", description = "How long, such as 12h or 7d.")
    private String time;

    @Option(names = "--rule", paramLabel = "RULE", description = "Of this rule only.")
    private String rule;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for those who ask later.")
    private String reason;

    @Option(names = "--remove", paramLabel = "N", description = "Take back the silence of this number.")
    private Long remove;

    @Parameters(arity = "0..1", paramLabel = "SUBJECT", description = "A user, net or whatever the alert is about, as it "
        + "stands there.")
    private String subject;

    @Override
    public Integer call() {
        new Logging(Level.WARNING, Level.WARNING);
        PrintWriter out = spec.commandLine().getOut();
        Duration length = subject == null ? null : length();
        Config config = options.load();
        if (subject != null && rule != null) {
            KnownRule.require(RuleFolder.in(config.path(RunSettings.ROUTES)), rule);
        }
        try (StoreReader store = OpenStore.reader(config)) {
            AlertDesk desk = store.desk();
            if (remove != null) {
                if (!desk.removeSilence(remove)) {
                    throw Refusal.usage("there is no silence " + remove + "; 'saslwatch silence' lists them");
                }
                out.println("silence " + remove + " taken back");
            } else if (subject != null) {
                Instant until = Instant.now().plus(length);
                desk.silence(rule, subject, until, reason, System.getProperty("user.name"));
                out.println("nothing is told of " + Plain.of(subject, 100) + " until " + until.truncatedTo(ChronoUnit.SECONDS));
            } else {
                desk.silences().forEach(each -> out.println(each.id() + "  until " + each.until().truncatedTo(ChronoUnit.SECONDS)
                    + "  " + (each.rule() == null ? "every rule" : Plain.of(each.rule(), 100)) + "  "
                    + Plain.of(each.subject(), 100) + (each.reason() == null ? "" : "  (" + Plain.of(each.reason(), 200) + ")")));
            }
        }
        out.flush();
        return ExitStatus.OK;
    }

    private Duration length() {
        if (time == null) {
            throw Refusal.usage("how long shall nothing be told of " + Plain.of(subject, 100) + "? Add --for 7d");
        }
        try {
            return Values.duration(time);
        } catch (IllegalArgumentException wrong) {
            throw Refusal.usage("--for " + Plain.of(time, 40) + ": " + wrong.getMessage());
        }
    }
}
