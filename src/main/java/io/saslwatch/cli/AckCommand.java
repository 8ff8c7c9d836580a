package io.saslwatch.cli;

import io.saslwatch.deliver.render.Plain;
import io.saslwatch.event.Alert;
import io.saslwatch.store.StoreReader;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Notes that an alert is dealt with. */
@Command(name = "ack", mixinStandardHelpOptions = true,
    description = {"Notes that an alert is dealt with: nothing more of it is delivered.",
        "It works beside a running service."})
final class AckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Option(names = "--note", paramLabel = "TEXT", description = "What was done about it.")
    private String note;

    @Parameters(paramLabel = "UID", description = "The alert's number, or its beginning, as 'saslwatch alerts' shows it.")
    private String uid;

    @Override
    public Integer call() {
        new Logging(Level.WARNING, Level.WARNING);
        try (StoreReader store = OpenStore.reader(options.load())) {
            Alert alert = store.alerts().byUid(uid).orElseThrow(() -> Refusal.usage("no alert, or more than one, begins with '"
                + Plain.of(uid, 40) + "'; 'saslwatch alerts' lists them"));
            boolean noted = store.desk().acknowledge(alert.id(), System.getProperty("user.name"), note);
            spec.commandLine().getOut().println((noted ? "acknowledged: " : "was acknowledged before: ")
                + alert.finding().rule() + " " + Plain.of(alert.finding().subject(), 100));
        }
        return ExitStatus.OK;
    }
}
