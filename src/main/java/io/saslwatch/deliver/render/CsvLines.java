package io.saslwatch.deliver.render;

import io.saslwatch.event.AddressEvidence;
import io.saslwatch.event.Alert;
import io.saslwatch.event.Finding;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Alerts as lines of CSV (RFC 4180). Text that a spreadsheet would run as a formula, also in full-width characters, and
 * text that begins with an apostrophe get an apostrophe in front, as in the CSV of events. Control characters become ?.
 */
public final class CsvLines implements Renderer {

    /** The first line of a file. */
    public static final String HEAD = "uid,revision,rule,severity,kind,subject,count,first,last,explanation,addresses";

    @Override
    public String contentType() {
        return "text/csv; charset=UTF-8";
    }

    @Override
    public String render(List<Alert> alerts) {
        return alerts.stream().map(alert -> line(alert) + "\r\n").collect(Collectors.joining());
    }

    private static String line(Alert alert) {
        Finding found = alert.finding();
        return String.join(",", alert.uid(), String.valueOf(alert.revision()), cell(found.rule()),
            found.severity().word(), found.kind().word(), cell(Plain.name(found.subject())), String.valueOf(found.count()),
            found.first().toString(), found.last().toString(), cell(Words.explanation(found)),
            cell(found.evidence().stream().map(AddressEvidence::ip).collect(Collectors.joining(" "))));
    }

    private static String cell(String text) {
        String safe = !text.isEmpty() && "=+-@'\uFF1D\uFF0B\uFF0D\uFF20".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
