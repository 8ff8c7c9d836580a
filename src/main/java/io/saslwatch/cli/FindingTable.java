package io.saslwatch.cli;

import io.saslwatch.event.AddressEvidence;
import io.saslwatch.event.Alert;
import io.saslwatch.event.Finding;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Findings for people at a terminal: each with its subject as a header, and a row for each address. Stateless. */
final class FindingTable {

    private static final int NAME = 40;

    private final PrintWriter out;

    FindingTable(PrintWriter out) {
        this.out = out;
    }

    /** Prints the findings of alerts, the earliest first. */
    void print(List<Alert> alerts) {
        out.println();
        out.println(alerts.isEmpty() ? "rules found nothing" : "rules found " + alerts.size() + (alerts.size() == 1
            ? " thing" : " things"));
        alerts.stream().map(Alert::finding).sorted((a, b) -> a.first().compareTo(b.first())).forEach(this::print);
        out.flush();
    }

    private void print(Finding found) {
        out.println();
        out.println(shown(found.subject(), 120) + "  [" + found.severity().word() + ", " + found.rule() + "]");
        out.println("  " + shown(found.explanation(), 2_000));
        for (AddressEvidence address : found.evidence()) {
            out.println(String.format(Locale.ROOT, "  %-3s %-16s %-39s %-40s %s", shown(address.country(), 3),
                shown(address.city(), 16), shown(address.ip(), 39), shown(address.name(), NAME), network(address))
                .stripTrailing());
        }
        if (found.more() > 0) {
            out.println("  ... " + found.more() + " more addresses");
        }
    }

    private static String network(AddressEvidence address) {
        return address.asn() == null ? shown(address.organisation(), NAME)
            : "AS" + address.asn() + " " + shown(address.organisation(), NAME);
    }

    private static String shown(String text, int limit) {
        if (text == null) {
            return "-";
        }
        String plain = Terminals.plain(text);
        return plain.length() <= limit ? plain : plain.substring(0, Math.max(0, limit - 3)) + "...";
    }
}
