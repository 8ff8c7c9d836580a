package io.saslwatch.deliver.render;

import io.saslwatch.event.AddressEvidence;
import io.saslwatch.event.Alert;
import io.saslwatch.event.Finding;
import io.saslwatch.event.Severity;
import java.util.List;

/** The HTML part of a mail: inline style only, no picture, nothing to load. */
public final class MailHtml implements Renderer {

    /** How many alerts one mail shows; the text part has the rest. */
    private static final int ALERTS = 100;
    private static final String CELL = "<td style=\"padding:2px 10px 2px 0;border-bottom:1px solid #ddd\">";

    private final Html html = new Html();

    @Override
    public String contentType() {
        return "text/html; charset=UTF-8";
    }

    @Override
    public String render(List<Alert> alerts) {
        StringBuilder page = new StringBuilder("<!DOCTYPE html><html><body style=\"font-family:sans-serif;font-size:14px\">");
        if (alerts.size() > 1) {
            page.append("<p>").append(html.strong(Words.title(alerts))).append("</p>");
        }
        alerts.stream().limit(ALERTS).forEach(alert -> alert(page, alert, alerts.size() == 1));
        if (alerts.size() > ALERTS) {
            page.append("<p>… ").append(alerts.size() - ALERTS).append(" more alerts</p>");
        }
        return page.append("</body></html>\n").toString();
    }

    private void alert(StringBuilder page, Alert alert, boolean addresses) {
        Finding found = alert.finding();
        page.append("<h3 style=\"color:").append(colour(found.severity())).append("\">")
            .append(html.text(Words.title(List.of(alert)))).append("</h3><p>")
            .append(html.text(Words.explanation(found))).append("</p><p style=\"color:#666\">")
            .append(html.text(Words.facts(alert))).append("</p>");
        if (addresses) {
            table(page, "Addresses", found.evidence(), found.more());
            table(page, "Usual", found.usual(), 0);
        }
    }

    private void table(StringBuilder page, String title, List<AddressEvidence> addresses, long more) {
        if (addresses.isEmpty()) {
            return;
        }
        page.append("<table style=\"border-collapse:collapse;font-size:13px\"><tr style=\"text-align:left\"><th>")
            .append(title).append("</th><th>Name, place, network</th><th>Successes</th><th>Failures</th><th>Last</th></tr>");
        for (AddressEvidence address : addresses) {
            page.append("<tr>").append(CELL).append(html.text(Plain.of(address.ip(), 64))).append("</td>")
                .append(CELL).append(html.text(String.join(", ", Words.place(address)))).append("</td>")
                .append(CELL).append(address.successes()).append("</td>")
                .append(CELL).append(address.failures()).append("</td>")
                .append(CELL).append(Words.time(address.last())).append("</td></tr>");
        }
        page.append("</table>");
        if (more > 0) {
            page.append("<p>… ").append(more).append(" more addresses</p>");
        }
    }

    private static String colour(Severity severity) {
        return switch (severity) {
            case HIGH -> "#b3261e";
            case MEDIUM -> "#9a5b00";
            case LOW -> "#2f6db5";
            case INFO -> "#555555";
        };
    }
}
