package io.saslwatch.deliver.render;

import io.saslwatch.event.AddressEvidence;
import io.saslwatch.event.Alert;
import io.saslwatch.event.Finding;
import io.saslwatch.event.Severity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What is said of alerts, as plain lines without line ends. */
final class Words {

    private Words() {
    }

    /** What the message is about, on one line of at most some 300 characters. */
    static String title(List<Alert> alerts) {
        if (alerts.size() == 1) {
            Finding found = alerts.get(0).finding();
            return "[" + found.severity().word() + "] " + Plain.of(found.rule(), 100) + ": " + subject(found);
        }
        StringBuilder title = new StringBuilder("[" + highest(alerts).word() + "] " + alerts.size() + " alerts: ");
        List<String> counts = new ArrayList<>();
        for (int i = Severity.values().length - 1; i >= 0; i--) {
            Severity severity = Severity.values()[i];
            long count = alerts.stream().filter(alert -> alert.finding().severity() == severity).count();
            if (count > 0) {
                counts.add(count + " " + severity.word());
            }
        }
        return title.append(String.join(", ", counts)).toString();
    }

    /** The most severe one's severity. */
    static Severity highest(List<Alert> alerts) {
        return alerts.stream().map(alert -> alert.finding().severity()).max(Severity::compareTo).orElse(Severity.INFO);
    }

    /** Whom or what a finding is about. */
    static String subject(Finding found) {
        return found.kind().word() + " " + Plain.name(found.subject());
    }

    /** Why, with the numbers. */
    static String explanation(Finding found) {
        return Plain.of(found.explanation(), Plain.EXPLANATION);
    }

    /** When it happened and what it is called. */
    static String facts(Alert alert) {
        Finding found = alert.finding();
        return found.count() + " events, " + time(found.first()) + " to " + time(found.last()) + ", alert " + alert.uid();
    }

    /** What one address did. */
    static String address(AddressEvidence address) {
        StringBuilder line = new StringBuilder(Plain.of(address.ip(), 64));
        for (String part : place(address)) {
            line.append(", ").append(part);
        }
        line.append(": ").append(address.successes()).append(" successes, ").append(address.failures())
            .append(" failures");
        if (address.users() > 1) {
            line.append(", ").append(address.users()).append(" users");
        }
        if (address.last() != null) {
            line.append(", last ").append(time(address.last()));
        }
        return line.toString();
    }

    /** Where an address is: its name, country and city, network; what is not known is left out. */
    static List<String> place(AddressEvidence address) {
        List<String> parts = new ArrayList<>();
        add(parts, Plain.name(address.name()));
        add(parts, (Plain.of(address.country(), 8) + " " + Plain.of(address.city(), 80)).strip());
        add(parts, ((address.asn() == null ? "" : "AS" + address.asn()) + " " + Plain.of(address.organisation(), 80))
            .strip());
        return parts;
    }

    /** A time, to the second, in UTC. */
    static String time(Instant instant) {
        return instant == null ? "" : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static void add(List<String> parts, String part) {
        if (!part.isEmpty()) {
            parts.add(part);
        }
    }
}
