package io.saslwatch.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.EventBatch;
import io.saslwatch.event.LineFacts;
import io.saslwatch.event.Outcome;
import io.saslwatch.event.ReadPosition;
import io.saslwatch.event.Severity;
import io.saslwatch.report.DailyReport;
import io.saslwatch.report.DailyReport.Country;
import io.saslwatch.report.DailyReport.DeliveryCount;
import io.saslwatch.report.DailyReport.GeoData;
import io.saslwatch.report.DailyReport.Network;
import io.saslwatch.report.DailyReport.Place;
import io.saslwatch.report.DailyReport.Remark;
import io.saslwatch.report.DailyReport.Totals;
import io.saslwatch.report.DailyReport.User;
import io.saslwatch.report.ReportSources;
import io.saslwatch.report.Reports;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a daily report says of what was stored, whatever database is beneath it. */
abstract class ReportContract extends DetectContract {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Instant NOON = Batches.NOON;
    private static final String HOME = "192.0.2.7";
    private static final String ABROAD = "203.0.113.9";

    private final List<AuthEvent> events = new ArrayList<>();

    private DailyReport report(ZoneId zone) {
        try (StoreReader reader = stores.read(config("mx1", ZoneOffset.UTC))) {
            return new Reports(new ReportSources(reader.dataSource(), zone, ZoneOffset.UTC, home.resolve("csv"),
                () -> List.of(new GeoData("user-country.mmdb", NOON.minus(Duration.ofDays(70))))), clock).of(DAY);
        }
    }

    private void add(Batches log, int times, Outcome outcome, String user, String ip, Instant first) {
        for (int i = 0; i < times; i++) {
            events.add(log.event(events.size() * 100L, outcome, user, ip, first.plusSeconds(i)));
        }
    }

    /** Two weeks of habit, and a day on which bob's password was found from abroad. */
    private void fill() {
        Batches log = batches();
        for (int back = 1; back <= 3; back++) {
            Instant noon = NOON.minus(Duration.ofDays(back));
            add(log, back, Outcome.SUCCESS, "bob", HOME, noon);
            add(log, 10 * back, Outcome.FAILURE, "ann", "198.51.100.1", noon);
        }
        add(log, 2, Outcome.SUCCESS, "bob", HOME, NOON);
        add(log, 130, Outcome.FAILURE, "bob", ABROAD, NOON.plusSeconds(3_600));
        add(log, 1, Outcome.SUCCESS, "bob", ABROAD, NOON.plusSeconds(7_200));
        add(log, 3, Outcome.FAILURE, "ann", "198.51.100.1", NOON);
        add(log, 1, Outcome.ABORTED, null, "198.51.100.1", NOON);
        add(log, 4, Outcome.TEMPORARY, "zoe", null, NOON);
        add(log, 1, Outcome.SUCCESS, "new", ABROAD, NOON);
        assertThat(routes.store(log.to(events.size() * 100L + 100, events.toArray(AuthEvent[]::new)))).isNull();
        sql.update("UPDATE address SET country = 'DE', asn = 64496, aso = 'Home Net', name = 'dsl.example.org', "
            + "name_status = 'ok' WHERE ip = ?", HOME);
        sql.update("UPDATE address SET country = 'BR', asn = 64511, aso = 'Far Net', name_status = 'nxdomain' "
            + "WHERE ip = ?", ABROAD);
        long micros = Micros.of(NOON);
        sql.update("INSERT INTO alert (uid, rule, kind, subject, window_start, severity, revision, explanation, evidence, "
            + "event_count, first_time, last_time, raised, updated) VALUES ('u1', 'takeover', 'user', 'bob', 1, 3, 1, "
            + "'130 failures', '{}', 131, ?, ?, ?, ?)", micros, micros + 1, micros, micros);
        sql.update("INSERT INTO alert (uid, rule, kind, subject, window_start, severity, revision, explanation, evidence, "
            + "event_count, first_time, last_time, raised, updated) VALUES ('u0', 'spray', 'net', 'x', 1, 3, 1, "
            + "'earlier', '{}', 1, 1, 2, 3, 4)");
        long alert = sql.queryForObject("SELECT id FROM alert WHERE uid = 'u1'", Long.class);
        sql.update("INSERT INTO delivery (alert, revision, sink, state, attempts, last_error, created) "
            + "VALUES (?, 1, 'mail', 'failed', 9, 'refused', 1)", alert);
    }

    @Test
    void tellsADayFromItsFigures() {
        fill();
        DailyReport report = report(ZoneOffset.UTC);

        assertThat(report.fromFigures()).isTrue();
        assertThat(report.totals()).isEqualTo(new Totals(4, 133, 1, 4));
        assertThat(report.before()).isEqualTo(new Totals(1, 10, 0, 0));
        assertThat(report.usual()).isEqualTo(new Totals(2, 20, 0, 0));
        assertThat(report.users()).isEqualTo(4);
        assertThat(report.addresses()).isEqualTo(3);
        assertThat(report.hours()).hasSize(24);
        assertThat(report.hours().get(12).totals()).isEqualTo(new Totals(3, 3, 1, 4));
        assertThat(report.hours().get(13).totals()).isEqualTo(new Totals(0, 130, 0, 0));
        assertThat(report.failed().get(0)).satisfies(row -> {
            assertThat(row.user()).isEqualTo("bob");
            assertThat(row.ip()).isEqualTo(ABROAD);
            assertThat(row.failures()).isEqualTo(130);
            assertThat(row.successes()).isEqualTo(1);
            assertThat(row.place()).isEqualTo(new Place(null, "BR", 64511L, "Far Net"));
            assertThat(row.first()).isEqualTo(NOON.plusSeconds(3_600));
        });
        assertThat(report.failed()).hasSize(2);
        assertThat(report.topUsers()).containsExactly(new User("bob", 133, 130, 3, 2), new User("zoe", 4, 0, 0, 0),
            new User("ann", 3, 3, 0, 1), new User("new", 1, 0, 1, 1));
        assertThat(report.countries()).containsExactly(new Country("BR", 132, 130, 2, 1),
            new Country(null, 4, 3, 0, 1), new Country("DE", 2, 0, 2, 1));
        assertThat(report.networks()).containsExactly(new Network(64511L, "Far Net", 132, 130, 2, 1),
            new Network(64496L, "Home Net", 2, 0, 2, 1));
        assertThat(report.names()).isEqualTo(Map.of("ok", 1L, "nxdomain", 1L, "off", 1L));
        assertThat(report.sizes().store()).isPositive();
        assertThat(report.sizes().csv()).isPositive();
    }

    @Test
    void tellsWhatIsNewForAUserAndWhatWasFound() {
        fill();
        DailyReport report = report(ZoneOffset.UTC);

        assertThat(report.newPlaces()).as("a user's first day is a beginning, nothing new").hasSize(1);
        assertThat(report.newPlaces().get(0).user()).isEqualTo("bob");
        assertThat(report.newPlaces().get(0).newCountry()).isTrue();
        assertThat(report.newPlaces().get(0).time()).isEqualTo(NOON.plusSeconds(7_200));
        assertThat(report.alerts()).extracting(DailyReport.AlertLine::uid).containsExactly("u1");
        assertThat(report.deliveries()).containsExactly(new DeliveryCount("mail", "failed", 1, "refused"));
        assertThat(report.sources()).singleElement().satisfies(source -> {
            assertThat(source.source()).isEqualTo(LOG);
            assertThat(source.totals()).isEqualTo(report.totals());
            assertThat(source.lines()).isEqualTo(1);
            assertThat(source.lastRead()).isEqualTo(NOON);
            assertThat(source.unparsed()).isZero();
        });
        assertThat(report.summary()).extracting(Remark::severity).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(report.summary()).extracting(Remark::text)
            .anyMatch(text -> text.contains("bob: 130 failures and 1 success(es) from " + ABROAD + " (BR)"))
            .anyMatch(text -> text.contains("1 open alert(s) of high severity: takeover bob"))
            .anyMatch(text -> text.contains("1 success(es) from a country new for the user: bob (BR)"))
            .anyMatch(text -> text.contains("133 failures; 20 are usual"))
            .anyMatch(text -> text.contains("could not be delivered to mail"))
            .anyMatch(text -> text.contains("70 days old"))
            .hasSize(6);
        assertThat(report.summary().get(0).severity()).isEqualTo(Severity.HIGH);
    }

    private static LineFacts unparsed(long lines) {
        return new LineFacts(List.of(), lines, lines);
    }

    private static EventBatch lost(EventBatch batch, long bytes) {
        ReadPosition to = batch.position();
        return new EventBatch(batch.group(), batch.added(), batch.changed(), batch.settled(), new ReadPosition(to.stream(),
            to.from(), to.to(), to.line(), to.fingerprint(), to.file(), to.path(), bytes), batch.state(), batch.lines(),
            batch.facts());
    }

    @Test
    void tellsHowWellALogIsUnderstoodAndWhatOfItWasLost() {
        Batches log = batches();
        assertThat(routes.store(log.to(100, log.success(0)).with(unparsed(30)))).isNull();
        assertThat(routes.store(lost(log.to(200, log.failure(100)).with(unparsed(4)), 11))).isNull();
        EventBatch refused = new EventBatch("live", List.of(), List.of(), List.of(), log.position(0, 100), null, 1,
            unparsed(99));
        assertThat(routes.store(lost(refused, 99))).as("counted with the position or not at all").isNotNull();

        assertThat(rows("SELECT source, lines_read, bytes_read, unparsed, possibly_lost FROM source_health"))
            .containsExactly(LOG + "|2|200|34|11");
        DailyReport report = report(ZoneOffset.UTC);
        assertThat(report.sources()).singleElement().satisfies(source -> {
            assertThat(source.unparsed()).isEqualTo(34);
            assertThat(source.possiblyLost()).isEqualTo(11);
        });
        assertThat(report.summary()).extracting(Remark::text).anyMatch(text -> text.contains("Up to 11 bytes of " + LOG))
            .anyMatch(text -> text.contains("34 lines of " + LOG));

        sql.update("UPDATE stream_day SET unparsed = NULL, possibly_lost = NULL");
        assertThat(report(ZoneOffset.UTC).sources()).as("a day before these were counted").singleElement()
            .matches(source -> source.unparsed() == null && source.possiblyLost() == null);
        assertThat(routes.store(log.to(300).with(unparsed(2)))).isNull();
        assertThat(rows("SELECT unparsed, possibly_lost FROM stream_day")).containsExactly("2|0");
    }

    @Test
    void countsSingleEventsForADayOfAnotherZone() {
        fill();
        DailyReport figures = report(ZoneOffset.UTC);
        DailyReport berlin = report(ZoneId.of("Europe/Berlin"));
        DailyReport kolkata = report(ZoneId.of("Asia/Kolkata"));

        for (DailyReport report : List.of(berlin, kolkata)) {
            assertThat(report.fromFigures()).isFalse();
            assertThat(report.totals()).isEqualTo(figures.totals());
            assertThat(report.failed()).isEqualTo(figures.failed());
            assertThat(report.topUsers()).isEqualTo(figures.topUsers());
            assertThat(report.countries()).isEqualTo(figures.countries());
        }
        assertThat(berlin.before()).isEqualTo(figures.before());
        assertThat(berlin.hours().get(13).totals()).isEqualTo(figures.hours().get(12).totals());
        assertThat(kolkata.before()).as("hours do not make up its days").isNull();
        assertThat(kolkata.hours().get(17).totals().attempts()).as("17:30 there").isEqualTo(11);
    }

    @Test
    void countsLateEventsInTheNextReportOfTheSameDay() {
        fill();
        Batches more = new Batches(store.positions().open("/late.log", "k9", Batches.start("/late.log")));
        assertThat(routes.store(more.to(100, more.event(0, Outcome.FAILURE, "ann", HOME, NOON)))).isNull();

        DailyReport report = report(ZoneOffset.UTC);

        assertThat(report.totals().failures()).isEqualTo(134);
        assertThat(report.sources()).extracting(DailyReport.Source::source).containsExactly(LOG, "/late.log");
    }

    @Test
    void saysThatNothingWasCounted() {
        DailyReport report = report(ZoneOffset.UTC);

        assertThat(report.totals().attempts()).isZero();
        assertThat(report.usual()).isNull();
        assertThat(report.summary().get(0).text()).startsWith("Nothing was counted on this day.");
        assertThat(Map.copyOf(report.names())).isEmpty();
    }
}
