package io.saslwatch.cli;

import io.saslwatch.config.Config;
import io.saslwatch.deliver.render.Plain;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import org.apache.camel.util.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows how the service is. */
@Command(name = "status", mixinStandardHelpOptions = true,
    description = {"Shows what runs and since when, how far each log is read, the store, deliveries and the age of data.",
        "It works beside a running service. Exit status 1 when none runs."})
final class StatusCommand implements Callable<Integer> {

    private static final int WIDTH = 300;
    // what to do is told at its end
    private static final int WARNING = 4000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Option(names = "--json", description = "Write one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        new Logging(Level.SEVERE, Level.OFF);
        Config config = options.load();
        JsonObject status = StatusReport.of(config);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(status.toJson());
        } else {
            show(out, status);
        }
        out.flush();
        return status.getBoolean("runs") ? ExitStatus.OK : ExitStatus.FAILED;
    }

    private static void show(PrintWriter out, JsonObject status) {
        out.println("service     " + plain(status.getString("service")));
        for (Object each : status.getCollection("sources")) {
            JsonObject source = (JsonObject) each;
            out.println("log         " + plain(source.getString("source")));
            out.println("  position  " + source.get("position") + " of " + plain(source.getString("path")) + ", read "
                + source.get("read"));
            out.println("  lag       " + (source.get("lag") == null ? "not known" : source.get("lag") + " bytes")
                + (source.get("lines_a_minute") == null ? "" : ", " + source.get("lines_a_minute") + " lines a minute"));
            out.println("  last      " + (source.get("last_event") == null ? "no event yet" : "event of " + source.get("last_event")));
        }
        out.println("store       " + plain(status.getString("store")) + (status.get("store_bytes") == null ? ""
            : ", " + status.get("store_bytes") + " bytes"));
        JsonObject waiting = status.getMap("deliveries_waiting") instanceof JsonObject map ? map : new JsonObject();
        out.println("deliveries  " + (waiting.isEmpty() ? "none wait" : "wait: " + plain(waiting.toString())));
        status.getCollection("geo").forEach(file -> out.println("geo         " + plain(String.valueOf(file))));
        status.getCollection("warnings").forEach(warning -> out.println("warning     "
            + Plain.of(String.valueOf(warning), WARNING)));
    }

    private static String plain(String text) {
        return Plain.of(text == null ? "" : text, WIDTH);
    }
}
