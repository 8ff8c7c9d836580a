package io.saslwatch.cli;

import io.saslwatch.config.Config;
import io.saslwatch.deliver.render.AlertJson;
import io.saslwatch.deliver.render.Plain;
import io.saslwatch.event.Alert;
import io.saslwatch.event.Finding;
import io.saslwatch.store.StoreReader;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists what rules found. */
@Command(name = "alerts", mixinStandardHelpOptions = true,
    description = {"Lists alerts, the newest first. The beginning of an alert's number is enough for 'saslwatch ack'.",
        "It reads the store beside a running service."})
final class AlertsCommand implements Callable<Integer> {

    /** Enough digits to be the only such alert of a store. */
    private static final int SHORT = 8;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Option(names = "--open", description = "Only those that nobody has acknowledged.")
    private boolean open;

    @Option(names = "--json", description = "Write one JSON object per alert, with all its evidence.")
    private boolean json;

    @Override
    public Integer call() {
        new Logging(Level.WARNING, Level.WARNING);
        Config config = options.load();
        PrintWriter out = spec.commandLine().getOut();
        try (StoreReader store = OpenStore.reader(config)) {
            List<Alert> alerts = open ? store.alerts().open() : store.alerts().all();
            if (json) {
                AlertJson renderer = new AlertJson();
                alerts.forEach(alert -> out.println(renderer.render(List.of(alert))));
            } else {
                alerts.forEach(alert -> print(out, alert));
                out.println(alerts.size() == 1 ? "1 alert" : String.format(Locale.ROOT, "%,d alerts", alerts.size()));
            }
        }
        out.flush();
        return ExitStatus.OK;
    }

    private static void print(PrintWriter out, Alert alert) {
        Finding found = alert.finding();
        out.printf(Locale.ROOT, "%s  %s  %-6s  %s  %s%s%n", alert.uid().substring(0, SHORT),
            found.last().truncatedTo(ChronoUnit.SECONDS), found.severity().word(), found.rule(),
            Plain.of(found.subject(), 100), alert.acknowledged() == null ? "" : "  (acknowledged)");
        out.println("          " + Plain.of(found.explanation(), 300));
    }
}
