package io.saslwatch.report;

import io.saslwatch.report.DailyReport.AlertLine;
import io.saslwatch.report.DailyReport.Country;
import io.saslwatch.report.DailyReport.Network;
import io.saslwatch.report.DailyReport.Remark;
import io.saslwatch.report.DailyReport.Sizes;
import io.saslwatch.report.DayFigures.PlaceSum;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes reports, each of one state of the store. Thread-safe. */
public final class Reports {

    private static final int TOP = 10;
    private static final int NEW_PLACES = 20;
    private static final int ALERTS = 30;

    private final ReportSources sources;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    /** With where the facts come from, and the clock that stamps reports. */
    public Reports(ReportSources sources, InstantSource clock) {
        this.sources = sources;
        this.clock = clock;
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(sources.database()));
    }

    /** The report of a day as the store has it now. */
    public DailyReport of(LocalDate day) {
        DailyReport bare = transaction.execute(status -> read(new DayWindow(day, sources.zone())));
        return Summaries.of(bare, clock.instant());
    }

    private DailyReport read(DayWindow window) {
        JdbcTemplate database = new JdbcTemplate(sources.database());
        DayFigures figures = new DayFigures(database, window, sources.dayZone());
        DayHours hours = new DayHours(database, window);
        DayAlerts found = new DayAlerts(database, window);
        NewPlaces places = new NewPlaces(database, window);
        List<PlaceSum> sums = figures.places();
        List<AlertLine> alerts = found.alerts(ALERTS);
        List<Remark> guessed = Summaries.guessed(figures.guessed(Summaries.GUESSES, Summaries.MOST));
        Instant now = clock.instant();
        return new DailyReport(window.day(), window.zone().getId(), now, figures.areKept(), guessed, hours.day(0),
            hours.before(), hours.usual(), figures.users(), sums.stream().mapToLong(PlaceSum::addresses).sum(),
            hours.hours(), figures.failed(TOP), figures.topUsers(TOP), countries(sums), networks(sums),
            new SourceHealth(database, window).sources(hours), places.first(NEW_PLACES),
            Math.max(0, places.size() - NEW_PLACES), names(sums), alerts, found.count() - alerts.size(),
            found.deliveries(), sources.geo().get(),
            new Sizes(Rooms.ofStore(database), Rooms.ofFolder(sources.csvFolder())));
    }

    private static List<Country> countries(List<PlaceSum> sums) {
        return top(sums, PlaceSum::country, sum -> new Country(sum.country(), sum.attempts(), sum.failures(),
            sum.successes(), sum.addresses()), Comparator.comparingLong(Country::attempts).reversed()
                .thenComparing(Country::code, Comparator.nullsLast(Comparator.naturalOrder())));
    }

    private static List<Network> networks(List<PlaceSum> sums) {
        return top(sums.stream().filter(sum -> sum.asn() != null).toList(), PlaceSum::asn, sum -> new Network(sum.asn(),
            sum.organisation(), sum.attempts(), sum.failures(), sum.successes(), sum.addresses()),
            Comparator.comparingLong(Network::attempts).reversed().thenComparing(Network::asn));
    }

    private static <K, T> List<T> top(List<PlaceSum> sums, Function<PlaceSum, K> key, Function<PlaceSum, T> row,
                                      Comparator<T> order) {
        Map<K, PlaceSum> joined = new HashMap<>();
        sums.forEach(sum -> joined.merge(key.apply(sum), sum, Reports::plus));
        return joined.values().stream().map(row).sorted(order).limit(TOP).toList();
    }

    private static PlaceSum plus(PlaceSum a, PlaceSum b) {
        return new PlaceSum(a.country(), a.asn(), a.organisation() == null ? b.organisation() : a.organisation(),
            a.nameStatus(), a.attempts() + b.attempts(), a.failures() + b.failures(), a.successes() + b.successes(),
            a.addresses() + b.addresses());
    }

    private static Map<String, Long> names(List<PlaceSum> sums) {
        Map<String, Long> names = new TreeMap<>();
        sums.forEach(sum -> names.merge(sum.nameStatus() == null ? "unasked" : sum.nameStatus(), sum.addresses(),
            Long::sum));
        return names;
    }
}
