package io.saslwatch.deliver.render;

import io.saslwatch.event.AddressEvidence;
import io.saslwatch.event.Alert;
import io.saslwatch.event.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a message below its title. Of one alert: why, the facts, each address. Of several: one row for each.
 *
 * @param rows  in the target's writing
 * @param more  how many further rows were left out before
 * @param what  what the rows at the end are, in the plural
 */
record Rows(List<String> rows, long more, String what) {

    /** The rows of these alerts. */
    static Rows of(List<Alert> alerts, Style style) {
        return alerts.size() == 1 ? of(alerts.get(0), style)
            : new Rows(alerts.stream().map(alert -> row(alert, style)).toList(), 0, "alerts");
    }

    private static String row(Alert alert, Style style) {
        Finding found = alert.finding();
        return style.strong("[" + found.severity().word() + "] " + Plain.of(found.rule(), 100) + ": " + Words.subject(found))
            + " " + style.text(Words.explanation(found) + " (" + Words.time(found.last()) + ", alert " + alert.uid() + ")");
    }

    private static Rows of(Alert alert, Style style) {
        Finding found = alert.finding();
        List<String> rows = new ArrayList<>();
        rows.add(style.text(Words.explanation(found)));
        rows.add(style.text(Words.facts(alert)));
        // The usual places before the addresses: they are few, and what is cut is cut at the end
        found.usual().stream().limit(3).map(Words::address).forEach(usual -> rows.add(style.text("usual: " + usual)));
        for (AddressEvidence address : found.evidence()) {
            rows.add(style.text(Words.address(address)));
        }
        return new Rows(rows, found.more(), "addresses");
    }

    /** The rows joined, cut between two rows so that text and its UTF-8 bytes stay within the limit. */
    String text(String separator, int limit) {
        StringBuilder text = new StringBuilder();
        int bytes = 0;
        for (int i = 0; i < rows.size(); i++) {
            String row = (i == 0 ? "" : separator) + rows.get(i);
            int size = Utf8.bytes(row);
            boolean last = i == rows.size() - 1 && more == 0;
            if (bytes + size + (last ? 0 : Utf8.bytes(separator + tail(more + rows.size()))) > limit) {
                return text.append(i == 0 ? "" : separator).append(tail(more + rows.size() - i)).toString();
            }
            text.append(row);
            bytes += size;
        }
        return more == 0 ? text.toString() : text.append(separator).append(tail(more)).toString();
    }

    private String tail(long left) {
        return "… " + left + " more " + what;
    }
}
