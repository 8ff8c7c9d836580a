package io.saslwatch.deliver;

import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.Outcome;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The nine columns of MailLogSentinel's file, for tools that read it: failures only, local time without seconds, one
 * row for each event (its reader takes one line of the log for one row, too). Names and places are not known yet; their
 * cells are empty.
 */
final class MailLogSentinelLayout implements CsvLayout {

    private final String file;
    private final DateTimeFormatter date;
    private long minute = Long.MIN_VALUE;
    private String dateText;

    MailLogSentinelLayout(String file, ZoneId zone) {
        this.file = file;
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
    public void write(AuthEvent event, CsvLine line) {
        line.text(event.host());
        line.text(date(event));
        line.text(event.ip());
        line.text(event.user());
        for (int unknown = 0; unknown < 5; unknown++) {
            line.text(null);
        }
        line.end();
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
