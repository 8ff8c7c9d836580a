package io.saslwatch.deliver;

import io.saslwatch.event.AddressFacts;
import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.NameStatus;
import io.saslwatch.event.Outcome;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;

/**
 * The nine columns of MailLogSentinel's file, for tools that read it: failures only, local time without seconds, one
 * row for each event (its reader takes one line of the log for one row, too). What is not known is written as that tool
 * does: {@code null} for the name, {@code N/A} for the place.
 */
final class MailLogSentinelLayout implements CsvLayout {

    private final String file;
    private final DateTimeFormatter date;
    private final Function<NameStatus, String> statusText;
    private long minute = Long.MIN_VALUE;
    private String dateText;

    /**
     * @param zone       of the dates
     * @param statusText that tool's text for a status, or for null, which is a name that nobody has asked for
     */
    MailLogSentinelLayout(String file, ZoneId zone, Function<NameStatus, String> statusText) {
        this.file = file;
        this.statusText = statusText;
        this.date = DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm", Locale.ROOT).withZone(zone);
    }

    @Override
    public char delimiter() {
        return ';';
    }

    @Override
    public String header() {
        return "server;date;ip;user;hostname;reverse_dns_status;country_code;asn;aso";
    }

    @Override
    public String fileOf(AuthEvent event) {
        return event.outcome() == Outcome.FAILURE ? file : null;
    }

    @Override
    public void write(AuthEvent event, AddressFacts facts, CsvLine line) {
        line.text(event.host());
        line.text(date(event));
        line.text(event.ip());
        line.text(event.user());
        line.text(facts.name() == null ? "null" : facts.name());
        line.text(statusText.apply(facts.status()));
        line.text(known(facts.place().country()));
        line.text(known(facts.place().asn() == null ? null : facts.place().asn().toString()));
        line.text(known(facts.place().organisation()));
        line.end();
    }

    private static String known(String cell) {
        return cell == null ? "N/A" : cell;
    }

    private String date(AuthEvent event) {
        long of = Math.floorDiv(event.time().getEpochSecond(), 60);
        if (of != minute) {
            minute = of;
            dateText = date.format(event.time());
        }
        return dateText;
    }
}
