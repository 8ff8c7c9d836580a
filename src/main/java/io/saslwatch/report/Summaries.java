package io.saslwatch.report;

import io.saslwatch.event.Severity;
import io.saslwatch.report.DailyReport.AlertLine;
import io.saslwatch.report.DailyReport.DeliveryCount;
import io.saslwatch.report.DailyReport.Failed;
import io.saslwatch.report.DailyReport.GeoData;
import io.saslwatch.report.DailyReport.NewPlace;
import io.saslwatch.report.DailyReport.Remark;
import io.saslwatch.report.DailyReport.Source;
import io.saslwatch.report.DailyReport.Totals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Says in sentences what of a day deserves a look, and why. Pure: the same report, the same sentences. */
final class Summaries {

    /** So many failures and then a success from the same address look like a password that was found. */
    static final int GUESSES = 10;
    /** How many of a kind are named. */
    static final int MOST = 3;

    /** Single odd lines are everywhere; a changed format shows in many. */
    private static final long UNMATCHED = 20;
    private static final double MUCH_MORE = 3;
    private static final long NOISE = 100;
    private static final long CANNOT_JUDGE = 20;
    private static final Duration SILENT = Duration.ofDays(1);
    private static final Duration OLD_GEO = Duration.ofDays(60);

    private Summaries() {
    }

    /** The report with its summary, as of {@code now}; what its summary holds already stays. */
    static DailyReport of(DailyReport r, Instant now) {
        List<Remark> remarks = new ArrayList<>(r.summary());
        if (r.totals().attempts() == 0) {
            remarks.add(new Remark(Severity.MEDIUM, "Nothing was counted on this day. Was the service running, and are "
                + "saslwatch.read.paths the logs that your mail server writes?"));
        }
        alerts(r, remarks);
        newCountries(r, remarks);
        more(r, remarks);
        for (DeliveryCount delivery : r.deliveries()) {
            if (delivery.state().equals("failed")) {
                remarks.add(new Remark(Severity.MEDIUM, delivery.count() + " alert(s) could not be delivered to "
                    + delivery.sink() + ". Look at them with 'saslwatch deliveries'."));
            }
        }
        for (Source source : r.sources()) {
            Duration since = Duration.between(source.lastRead(), now);
            if (since.compareTo(SILENT) > 0) {
                remarks.add(new Remark(Severity.LOW, "Nothing was read of " + source.source() + " for " + since.toHours()
                    + " hours. Does the mail server still write there?"));
            }
        }
        health(r, remarks);
        for (GeoData data : r.geo()) {
            if (data.built() == null) {
                remarks.add(new Remark(Severity.LOW, "Places are not known from " + data.source()
                    + ": it has no data. 'saslwatch geo status' says why."));
            } else if (Duration.between(data.built(), now).compareTo(OLD_GEO) > 0) {
                remarks.add(new Remark(Severity.LOW, "The places of " + data.source() + " are "
                    + Duration.between(data.built(), now).toDays() + " days old; 'saslwatch geo update' renews them."));
            }
        }
        remarks.sort(Comparator.comparing(Remark::severity).reversed());
        return new DailyReport(r.day(), r.zone(), r.made(), r.fromFigures(), List.copyOf(remarks), r.totals(), r.before(),
            r.usual(), r.users(), r.addresses(), r.hours(), r.failed(), r.topUsers(), r.countries(), r.networks(),
            r.sources(), r.newPlaces(), r.moreNew(), r.names(), r.alerts(), r.moreAlerts(), r.deliveries(), r.geo(),
            r.sizes());
    }

    /** Sentences about users who were let in from an address that had failed often for them. */
    static List<Remark> guessed(List<Failed> rows) {
        return rows.stream().map(row -> new Remark(Severity.HIGH, named(row.user()) + ": " + row.failures()
            + " failures and " + row.successes() + " success(es) from " + named(row.ip()) + from(row.place().country())
            + ". A guessed password, or its owner's old device?")).toList();
    }

    private static void alerts(DailyReport r, List<Remark> remarks) {
        for (Severity severity : List.of(Severity.HIGH, Severity.MEDIUM)) {
            List<AlertLine> open = r.alerts().stream()
                .filter(alert -> alert.severity() == severity && !alert.acknowledged()).toList();
            if (!open.isEmpty()) {
                remarks.add(new Remark(severity, open.size() + " open alert(s) of " + severity.word() + " severity: "
                    + first(open.stream().map(alert -> alert.rule() + " " + alert.subject()), open.size()) + "."));
            }
        }
    }

    private static void health(DailyReport r, List<Remark> remarks) {
        for (Source source : r.sources()) {
            if (source.possiblyLost() != null && source.possiblyLost() > 0) {
                remarks.add(new Remark(Severity.MEDIUM, "Up to " + source.possiblyLost() + " bytes of " + source.source()
                    + " were never read: it was truncated before. Let logrotate rename it and create a new one."));
            }
            if (source.unparsed() != null && source.unparsed() >= UNMATCHED) {
                remarks.add(new Remark(Severity.LOW, source.unparsed() + " lines of " + source.source() + " look like "
                    + "authentication and match no format; 'saslwatch explain LINE' tells why."));
            }
        }
    }

    private static void newCountries(DailyReport r, List<Remark> remarks) {
        List<NewPlace> countries = r.newPlaces().stream().filter(NewPlace::newCountry).toList();
        if (!countries.isEmpty()) {
            remarks.add(new Remark(Severity.MEDIUM, countries.size() + " success(es) from a country new for the user: "
                + first(countries.stream().map(place -> place.user() + from(place.place().country())), countries.size())
                + "."));
        }
    }

    private static void more(DailyReport r, List<Remark> remarks) {
        Totals usual = r.usual();
        if (usual == null) {
            return;
        }
        long failures = r.totals().failures();
        if (failures > NOISE && failures > MUCH_MORE * usual.failures()) {
            remarks.add(new Remark(Severity.MEDIUM, failures + " failures; " + usual.failures() + " are usual."));
        }
        if (usual.successes() > NOISE && r.totals().successes() * MUCH_MORE < usual.successes()) {
            remarks.add(new Remark(Severity.MEDIUM, "Only " + r.totals().successes() + " successes; " + usual.successes()
                + " are usual. Can users log in?"));
        }
        if (r.totals().temporary() > CANNOT_JUDGE && r.totals().temporary() > MUCH_MORE * usual.temporary()) {
            remarks.add(new Remark(Severity.MEDIUM, r.totals().temporary() + " attempts that the server could not judge; "
                + usual.temporary() + " are usual. Look at its authentication service."));
        }
    }

    private static String first(Stream<String> all, int size) {
        String named = String.join(", ", all.limit(MOST).toList());
        return size > MOST ? named + ", " + (size - MOST) + " more" : named;
    }

    private static String from(String country) {
        return country == null ? "" : " (" + country.toUpperCase(Locale.ROOT) + ")";
    }

    private static String named(String text) {
        return text == null ? "(unknown)" : text;
    }
}
