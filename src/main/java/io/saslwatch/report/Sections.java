package io.saslwatch.report;

import static io.saslwatch.report.Section.Column.number;
import static io.saslwatch.report.Section.Column.prose;
import static io.saslwatch.report.Section.Column.text;
import static io.saslwatch.report.Section.Column.whole;
import static io.saslwatch.report.Shown.plain;

import io.saslwatch.report.DailyReport.Totals;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** A report's tables in the order in which they are read: what happened, who, from where, and how well it is known. */
final class Sections {

    private final DailyReport report;
    private final DateTimeFormatter clock;
    private final DateTimeFormatter date;
    private final List<Section> sections = new ArrayList<>();

    private Sections(DailyReport report) {
        this.report = report;
        this.clock = DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneId.of(report.zone()));
        this.date = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of(report.zone()));
    }

    /** The tables. */
    static List<Section> of(DailyReport report) {
        Sections made = new Sections(report);
        made.totals();
        made.findings();
        made.people();
        made.places();
        made.hours();
        made.operation();
        return List.copyOf(made.sections);
    }

    private void add(String title, String note, String chart, List<Section.Column> columns, List<List<String>> rows) {
        sections.add(new Section(title, note, chart, columns, rows));
    }

    private void totals() {
        add("Attempts", Shown.number(report.users()) + " users from " + Shown.number(report.addresses())
            + " addresses. Usual: the median of the 14 days before.", "outcomes",
            List.of(text("Outcome"), number("Day"), number("Day before"), number("Usual")),
            List.of(total("Successes", Totals::successes), total("Failures", Totals::failures),
                total("Given up", Totals::aborted), total("Not judged", Totals::temporary),
                total("All", Totals::attempts)));
    }

    private List<String> total(String name, ToLongFunction<Totals> part) {
        return List.of(name, of(report.totals(), part), of(report.before(), part), of(report.usual(), part));
    }

    private static String of(Totals totals, ToLongFunction<Totals> part) {
        return totals == null ? "-" : Shown.number(part.applyAsLong(totals));
    }

    private void findings() {
        add("Alerts", more(report.moreAlerts()), null, List.of(text("Severity"), text("Rule"), text("Subject"),
            prose("What was found")), report.alerts().stream().map(alert -> List.of(alert.severity().word()
                + (alert.acknowledged() ? " (done)" : ""), plain(alert.rule()), plain(alert.subject()),
                plain(alert.explanation()))).toList());
        add("Deliveries of these alerts", null, null, List.of(text("Sink"), text("State"), number("Count"),
            prose("Last error")), report.deliveries().stream().map(sink -> List.of(plain(sink.sink()),
                plain(sink.state()), Shown.number(sink.count()), plain(sink.lastError()))).toList());
        add("Successes from new places", more(report.moreNew()), null, List.of(whole("Time"), text("User"),
            whole("Address"), whole("CC"), text("Network"), whole("New")), report.newPlaces().stream()
                .map(place -> List.of(clock.format(place.time()), plain(place.user()), plain(place.ip()),
                    plain(place.place().country()), network(place.place().asn(), place.place().organisation()),
                    place.newCountry() ? "country" : "network")).toList());
    }

    private void people() {
        add("Most failures", null, null, List.of(text("User"), whole("Address"), text("Name"), whole("CC"),
            number("Times")), report.failed().stream().map(row -> List.of(plain(row.user()), plain(row.ip()),
                plain(row.place().name()), plain(row.place().country()), Shown.number(row.failures()))).toList());
        add("Users with most attempts", null, null, List.of(text("User"), number("Successes"), number("Failures"),
            number("Addresses")), report.topUsers().stream().map(user -> List.of(plain(user.user()),
                Shown.number(user.successes()), Shown.number(user.failures()), Shown.number(user.addresses()))).toList());
    }

    private void places() {
        add("Countries", null, "countries", List.of(whole("CC"), number("Successes"), number("Failures"),
            number("Addresses")), report.countries().stream().map(country -> List.of(
                country.code() == null ? "unknown" : plain(country.code()), Shown.number(country.successes()),
                Shown.number(country.failures()), Shown.number(country.addresses()))).toList());
        add("Networks", null, null, List.of(text("Network"), number("Successes"), number("Failures"),
            number("Addresses")), report.networks().stream().map(network -> List.of(
                network(network.asn(), network.organisation()), Shown.number(network.successes()),
                Shown.number(network.failures()), Shown.number(network.addresses()))).toList());
        add("Names of the addresses (reverse DNS)", null, null, List.of(text("Answer"), number("Addresses")),
            report.names().entrySet().stream().map((Map.Entry<String, Long> kind) -> List.of(plain(kind.getKey()),
                Shown.number(kind.getValue()))).toList());
    }

    private void hours() {
        add("Hours", null, "hours", List.of(whole("From"), number("Successes"), number("Failures"), number("Others")),
            report.hours().stream().filter(hour -> hour.totals().attempts() > 0).map(hour -> List.of(
                clock.format(hour.start()), Shown.number(hour.totals().successes()),
                Shown.number(hour.totals().failures()),
                Shown.number(hour.totals().aborted() + hour.totals().temporary()))).toList());
    }

    private void operation() {
        add("Logs", "Unmatched: lines that look like authentication and match no format. Lost: bytes.", null,
            List.of(text("Log"), number("Attempts"), number("Lines"), number("Unmatched"), number("Lost"),
                number("Behind"), whole("Last read")),
            report.sources().stream().map(source -> List.of(plain(source.source()),
                Shown.number(source.totals().attempts()), Shown.number(source.lines()), counted(source.unparsed()),
                Shown.bytes(source.possiblyLost()), Shown.bytes(source.behind()),
                date.format(source.lastRead()))).toList());
        List<List<String>> data = new ArrayList<>();
        report.geo().forEach(source -> data.add(List.of(plain(source.source()),
            source.built() == null ? "no data" : "of " + date.format(source.built()))));
        data.add(List.of("Store", Shown.bytes(report.sizes().store())));
        data.add(List.of("CSV files", Shown.bytes(report.sizes().csv())));
        add("Data", null, null, List.of(text("What"), text("State")), data);
    }

    private static String counted(Long number) {
        return number == null ? "-" : Shown.number(number);
    }

    private static String network(Long asn, String organisation) {
        return asn == null ? "-" : "AS" + asn + (organisation == null ? "" : " " + plain(organisation));
    }

    private static String more(long count) {
        return count > 0 ? "And " + Shown.number(count) + " more." : null;
    }
}
