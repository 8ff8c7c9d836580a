package io.saslwatch.cli;

import io.saslwatch.deliver.render.Plain;
import io.saslwatch.store.AlertDesk;
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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what sinks have not got, and lets people try it again or give it up. */
@Command(name = "deliveries", mixinStandardHelpOptions = true,
    description = {"Lists deliveries that wait or have failed, the newest first; 'retry N' tries one again, 'drop N' gives "
        + "it up.", "It works beside a running service."})
final class DeliveriesCommand implements Callable<Integer> {

    private static final int MOST = 1_000;

    /** What a delivery can be. */
    enum State { waiting, sent, failed, dropped, silenced }

    /** What can be done with one. */
    enum Act { retry, drop }

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Option(names = "--state", paramLabel = "STATE", description = "Those in this state: ${COMPLETION-CANDIDATES}.")
    private State state;

    @Parameters(index = "0", arity = "0..1", paramLabel = "ACT", description = "retry or drop.")
    private Act act;

    @Parameters(index = "1", arity = "0..1", paramLabel = "N", description = "The delivery's number.")
    private Long number;

    @Override
    public Integer call() {
        new Logging(Level.WARNING, Level.WARNING);
        if (act != null && number == null) {
            throw Refusal.usage("which delivery? 'saslwatch deliveries' lists them; then: saslwatch deliveries " + act + " N");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (StoreReader store = OpenStore.reader(options.load())) {
            if (act != null) {
                boolean done = act == Act.retry ? store.desk().retry(number) : store.desk().drop(number);
                if (!done) {
                    throw Refusal.usage("delivery " + number + " cannot be " + (act == Act.retry ? "tried again" : "dropped")
                        + ": there is none, or it is done");
                }
                out.println("delivery " + number + (act == Act.retry ? " is tried again" : " is given up"));
            } else {
                List<AlertDesk.Row> rows = store.desk().deliveries(state == null ? null : state.name(), MOST);
                rows.forEach(row -> print(out, row));
                out.println(rows.size() == 1 ? "1 delivery" : String.format(Locale.ROOT, "%,d deliveries", rows.size()));
            }
        }
        out.flush();
        return ExitStatus.OK;
    }

    private static void print(PrintWriter out, AlertDesk.Row row) {
        out.printf(Locale.ROOT, "%d  %-8s  %s  attempts %d%s  %s %s%n", row.id(), row.state(), Plain.of(row.sink(), 100),
            row.attempts(), row.nextTry() == null ? "" : ", next " + row.nextTry().truncatedTo(ChronoUnit.SECONDS),
            Plain.of(row.rule(), 100), Plain.of(row.subject(), 100));
        if (row.error() != null) {
            out.println("    " + Plain.of(row.error(), 300));
        }
    }
}
