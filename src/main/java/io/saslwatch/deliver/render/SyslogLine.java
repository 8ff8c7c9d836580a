package io.saslwatch.deliver.render;

import io.saslwatch.event.Alert;
import io.saslwatch.event.Finding;
import java.util.List;

/**
 * A message of RFC 5424, facility 10 (security): structured data names uid, rule, severity, kind and subject. Of several
 * alerts each is a message of its own; they are separated by line feeds.
 *
 * @param host who reports
 */
public record SyslogLine(String host) implements Renderer {

    private static final int FACILITY = 10;
    /** RFC 5424, section 6.1: a receiver should take 2,048 octets. */
    private static final int MESSAGE = 1_200;

    @Override
    public String contentType() {
        return "text/plain; charset=UTF-8";
    }

    @Override
    public String render(List<Alert> alerts) {
        return String.join("\n", alerts.stream().map(this::line).toList());
    }

    private String line(Alert alert) {
        Finding found = alert.finding();
        // notice, warning, error, critical come nearest: 6 is informational, 2 critical
        int severity = new int[] {6, 5, 4, 2}[found.severity().ordinal()];
        return "<" + (FACILITY * 8 + severity) + ">1 " + alert.updated() + " " + name()
            + " saslwatch - alert [saslwatch@32473 uid=\"" + alert.uid() + "\" revision=\"" + alert.revision()
            + "\" rule=\"" + value(found.rule()) + "\" severity=\"" + found.severity().word() + "\" kind=\""
            + found.kind().word() + "\" subject=\"" + value(found.subject()) + "\"] "
            + Plain.of(found.explanation(), MESSAGE / 3);
    }

    /** RFC 5424, section 6.2.4: printable ASCII, at most 255 characters, a hyphen when there is none. */
    private String name() {
        String shown = host.replaceAll("[^!-~]", "?");
        return shown.isEmpty() ? "-" : shown.substring(0, Math.min(255, shown.length()));
    }

    /** RFC 5424, section 6.3.3: quote, backslash and closing bracket are escaped. */
    private static String value(String text) {
        return Plain.of(text, 120).replace("\\", "\\\\").replace("\"", "\\\"").replace("]", "\\]");
    }
}
