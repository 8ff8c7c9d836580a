package io.saslwatch.cli;

import io.saslwatch.event.Outcome;
import io.saslwatch.read.ReadEvents;
import io.saslwatch.store.Summary;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Shows a person what a scan found. */
final class ScanReport {

    /** How many users and addresses are shown. */
    static final int TOP = 10;

    private static final int NAME = 44;

    private final PrintWriter out;

    ScanReport(PrintWriter out) {
        this.out = out;
    }

    void print(List<ReadEvents.Summary> read, Summary found) {
        line("%,d lines of %d logs read, %,d events found", read.stream().mapToLong(ReadEvents.Summary::lines).sum(),
            read.stream().mapToInt(ReadEvents.Summary::files).sum(), found.events());
        if (found.events() == 0) {
            line("No line was understood as an authentication. See how one is: saslwatch explain 'LINE'");
            out.flush();
            return;
        }
        line("from %s to %s", found.first(), found.last());
        out.println();
        Map<Outcome, Long> outcomes = found.outcomes();
        for (Outcome outcome : Outcome.values()) {
            line("  %-10s %,12d", outcome.word(), outcomes.getOrDefault(outcome, 0L));
        }
        table("users", found.users());
        table("addresses", found.addresses());
        out.flush();
    }

    private void table(String what, List<Summary.Top> rows) {
        if (!rows.isEmpty()) {
            out.println();
            line("  %-" + NAME + "s %10s %10s %10s", "top " + what, "attempts", "failures", "successes");
            for (Summary.Top row : rows) {
                line("  %-" + NAME + "s %,10d %,10d %,10d", shown(row.name()), row.attempts(), row.failures(),
                    row.successes());
            }
        }
    }

    private static String shown(String name) {
        String plain = Terminals.plain(name);
        return plain.length() <= NAME ? plain : plain.substring(0, NAME - 3) + "...";
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
