package io.saslwatch.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.saslwatch.deliver.CsvConfig;
import io.saslwatch.deliver.CsvEvents;
import io.saslwatch.deliver.CsvSinks;
import io.saslwatch.enrich.NameLookup;
import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.EventBatch;
import io.saslwatch.event.EventId;
import io.saslwatch.event.Outcome;
import io.saslwatch.event.ReadPosition;
import io.saslwatch.event.ReadPositions;
import io.saslwatch.event.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the store promises whatever database is beneath it; run against a real one of each kind. */
abstract class StoreContract {

    static final String LOG = "/var/log/mail.log";

    @TempDir
    Path home;

    final HandClock clock = new HandClock(Batches.NOON);
    final HandLookups look = new HandLookups();
    final RecordedStoreEvents told = new RecordedStoreEvents();
    final Stores stores = new Stores(clock, told);

    Store store;
    CsvSinks csv;
    StoreRoutes routes;
    JdbcTemplate sql;

    /** JDBC address of a database without any tables. */
    abstract String freshUrl() throws Exception;

    /** JDBC address of a database without any rows; it may have been migrated by an earlier test. */
    String emptyUrl() throws Exception {
        return freshUrl();
    }

    static void empty(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            for (String table : List.of("stream", "event", "user_day_address", "user_last", "extraction", "csv_file",
                "holder", "address", "csv_pending", "csv_unanswered", "alert", "delivery", "address_net", "detection",
                "hour_figure", "user_address", "stream_day", "report_sent",
                "quota_rejection", "stream_hour")) {
                statement.execute("DELETE FROM " + table);
            }
        }
    }

    /** User of the database; empty for none. */
    abstract String user();

    /** Its password. */
    abstract String password();

    String url;

    StoreConfig config(String collector, ZoneId zone) {
        return new StoreConfig(url, home, user(), password(), collector, zone, true);
    }

    @BeforeEach
    void open() throws Exception {
        url = emptyUrl();
        open(ZoneOffset.UTC, Map.of());
    }

    void open(ZoneId zone, Map<String, String> settings) throws Exception {
        store = stores.open(config("mx1", zone));
        CsvConfig files = new CsvConfig(home.resolve("csv"), CsvConfig.Kind.DAILY, "", ZoneOffset.UTC, "mx1", true, true,
            new CsvConfig.Names(look.names() != NameLookup.OFF, Duration.ofSeconds(60), 2));
        csv = CsvSinks.open(files, new CsvSinks.Sources(store.dataSource(), store::pathOf, store.addresses(),
            store.addressesNow(), store.events()), CsvEvents.logging(), clock);
        routes = new StoreRoutes(store, csv, look, clock, settings);
        sql = new JdbcTemplate(store.dataSource());
    }

    @AfterEach
    void close() throws Exception {
        routes.close();
        csv.close();
        store.close();
    }

    Batches batches() {
        return new Batches(store.positions().open(LOG, "k1", Batches.start(LOG)));
    }

    @Test
    void storesEventsFiguresPositionAndCsvTogether() throws Exception {
        Batches log = batches();

        assertThat(routes.store(log.to(300, log.success(0), log.failure(100), log.failure(200)))).isNull();

        assertThat(strings("SELECT id FROM events ORDER BY pos")).containsExactly("k1-0", "k1-100", "k1-200");
        assertThat(rows("SELECT day, username, attempts, failures, successes, addresses, first_time, last_time "
            + "FROM user_day")).containsExactly("2026-11-20|bob@example.org|3|2|1|2|2026-11-20T12:00:00.000000Z|"
            + "2026-11-20T12:00:02.000000Z");
        assertThat(rows("SELECT username, success_time, success_ip, success_service, failure_time, failure_ip, "
            + "failure_service FROM last_login")).containsExactly("bob@example.org|2026-11-20T12:00:00.000000Z|"
            + "192.0.2.7|submission|2026-11-20T12:00:02.000000Z|198.51.100.9|submission");
        ReadPosition position = store.positions().of(LOG).get(0).position();
        assertThat(position).isEqualTo(new ReadPosition(log.stream().id(), 300, 300, 1, "head+300", "stat+300", LOG));
        assertThat(csvLines()).hasSize(4);
    }

    @Test
    void countsHoursFirstSuccessesAndWhatWasReadInTheSameTransaction() {
        Batches log = batches();
        routes.store(log.to(300, log.success(0), log.failure(100), log.failure(200)));
        routes.store(log.to(500, log.event(300, Outcome.SUCCESS, "bob@example.org", "192.0.2.7",
            Batches.NOON.minusSeconds(1)), log.failure(400)));
        EventBatch stale = new EventBatch("live", List.of(log.success(9_000)), List.of(), List.of(),
            log.position(0, 100), null, 1);
        assertThat(routes.store(stale)).isInstanceOf(PositionRefusedException.class);

        long noon = Batches.NOON.getEpochSecond() / 3_600;
        assertThat(rows("SELECT hour, outcome, attempts FROM hour_figure ORDER BY hour, outcome")).containsExactly(
            (noon - 1) + "|success|1", noon + "|failure|3", noon + "|success|1");
        assertThat(rows("SELECT username, ip, first_time FROM user_address")).containsExactly(
            "bob@example.org|192.0.2.7|" + Micros.of(Batches.NOON.minusSeconds(1)));
        assertThat(rows("SELECT day, lines_read, bytes_read FROM stream_day")).containsExactly("20777|2|500");
    }

    @Test
    void givesBackEveryFieldOfAnEvent() {
        Batches log = batches();
        AuthEvent full = new AuthEvent(new EventId(log.stream().id(), "k1", 70, 2), 4, 3, "k1-90 k1-110",
            Instant.parse("2026-11-20T12:00:00.123456Z"), "mx1", "dovecot", "imap", Outcome.TEMPORARY, 7, "bob",
            "2001:db8::7", 50123, "SCRAM-SHA-256", Reason.BAD_PASSWORD, "mismatch", "s1", 9);
        AuthEvent bare = new AuthEvent(new EventId(log.stream().id(), "k1", 200, 0), 5, 1, null, Batches.NOON, null,
            null, null, Outcome.ABORTED, 1, null, null, null, null, null, null, null, 0);

        assertThat(routes.store(log.to(300, full, bare))).isNull();

        List<AuthEvent> read = new ArrayList<>();
        store.queries().events(List.of(log.stream().id()), read::add);
        assertThat(read).containsExactly(full, bare);
        assertThat(strings("SELECT id FROM events ORDER BY pos")).containsExactly("k1-70.2", "k1-200");
        assertThat(strings("SELECT time FROM events WHERE pos = 70")).containsExactly("2026-11-20T12:00:00.123456Z");
        assertThat(rows("SELECT username, addresses FROM user_day ORDER BY attempts"))
            .containsExactly("null|0", "bob|1");
    }

    @Test
    void refusesABatchThatDoesNotBeginAtTheStoredPosition() throws Exception {
        Batches log = batches();
        routes.store(log.to(100, log.success(0)));

        EventBatch stale = new EventBatch("live", List.of(log.failure(50)), List.of(), List.of(log.failure(50)),
            log.position(0, 100), new byte[] {1}, 1);
        assertThat(routes.store(stale)).isInstanceOf(PositionRefusedException.class).hasMessageContaining("offset 0");

        assertThat(strings("SELECT id FROM events")).containsExactly("k1-0");
        assertThat(store.extractionState().load("live")).isEmpty();
        assertThat(csvLines()).hasSize(2);
        assertThat(routes.store(log.to(200, log.failure(100)))).isNull();
    }

    @Test
    void storesNothingOfABatchWhoseRowsCannotBeWritten() throws Exception {
        Batches log = batches();
        Path file = home.resolve("csv/events-2026-11-20.csv");
        Files.createDirectory(file);

        EventBatch batch = log.to(100, List.of(log.success(0)), List.of(), List.of(log.success(0)), new byte[] {1});
        assertThat(routes.store(batch)).hasMessageContaining("events-2026-11-20.csv").hasMessageContaining("cannot be");

        assertThat(strings("SELECT id FROM events")).isEmpty();
        assertThat(strings("SELECT username FROM user_day")).isEmpty();
        assertThat(strings("SELECT username FROM last_login")).isEmpty();
        assertThat(store.extractionState().load("live")).isEmpty();
        assertThat(store.positions().of(LOG).get(0).position().to()).isZero();

        Files.delete(file);
        assertThat(routes.store(batch)).isNull();
        assertThat(csvLines()).hasSize(2);
    }

    @Test
    void countsAnEventOnceHoweverOftenItComes() {
        Batches log = batches();
        routes.store(log.to(300, log.success(0), log.failure(100), log.failure(200)));

        AuthEvent again = log.failure(100);
        AuthEvent between = log.failure(150);
        assertThat(routes.store(log.to(400, again, between, between, log.failure(300), again))).isNull();

        assertThat(strings("SELECT id FROM events ORDER BY pos"))
            .containsExactly("k1-0", "k1-100", "k1-150", "k1-200", "k1-300");
        assertThat(rows("SELECT attempts, failures, successes FROM user_day")).containsExactly("5|4|1");
    }

    @Test
    void completesAnEventOfWhichMoreIsKnownLater() {
        Batches log = batches();
        AuthEvent early = log.failure(0);
        routes.store(log.to(100, List.of(early), List.of(), List.of(), new byte[] {1}));
        AuthEvent late = new AuthEvent(early.id(), early.line(), 2, "k1-100", early.time(), early.host(), "dovecot",
            "imap", early.outcome(), early.count(), early.user(), early.ip(), 143, "LOGIN", early.reason(), "known now",
            "s2", 0);

        assertThat(routes.store(log.tick(List.of(late), List.of(late), new byte[] {2}))).isNull();

        List<AuthEvent> read = new ArrayList<>();
        store.queries().events(List.of(log.stream().id()), read::add);
        assertThat(read).containsExactly(late);
        assertThat(rows("SELECT attempts, failures FROM user_day")).containsExactly("1|1");
        assertThat(strings("SELECT failure_service FROM last_login")).containsExactly("imap");
        assertThat(store.extractionState().load("live")).hasValue(new byte[] {2});
        assertThat(store.extractionState().load("other")).isEmpty();
    }

    @Test
    void keepsTheNewestLoginWhateverTheOrder() {
        Batches log = batches();
        Instant newest = Batches.NOON.plusSeconds(60);
        routes.store(log.to(100, log.event(0, Outcome.SUCCESS, "bob", "192.0.2.7", newest)));
        routes.store(log.to(200, log.event(100, Outcome.SUCCESS, "bob", "192.0.2.8", Batches.NOON)));

        assertThat(rows("SELECT success_time, success_ip, failure_time FROM last_login"))
            .containsExactly("2026-11-20T12:01:00.000000Z|192.0.2.7|null");
    }

    @Test
    void keepsNamesApartThatALooseComparisonWouldMerge() {
        Batches log = batches();
        List<String> names = List.of("bob", "Bob", "bob ", "böb", "bo\u0308b");
        List<AuthEvent> events = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            events.add(log.event(i * 100L, Outcome.FAILURE, names.get(i), "192.0.2.7", Batches.NOON));
        }
        assertThat(routes.store(log.to(900, events.toArray(AuthEvent[]::new)))).isNull();

        assertThat(strings("SELECT username FROM user_day")).containsExactlyInAnyOrderElementsOf(names);
        assertThat(strings("SELECT username FROM last_login")).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void storesWhateverANameIsMadeOf() {
        Batches log = batches();
        String hostile = "a\u0000b\ud800c'; DROP TABLE event; -- \ud83d\ude00 ?,:#${body} \\";
        String tooLong = "x".repeat(499) + "\ud83d\ude00" + "y".repeat(60_000);
        assertThat(routes.store(log.to(300, log.event(0, Outcome.FAILURE, hostile, "192.0.2.7", Batches.NOON),
            log.event(100, Outcome.FAILURE, tooLong, "192.0.2.7", Batches.NOON)))).isNull();

        assertThat(strings("SELECT username FROM event ORDER BY pos")).containsExactly(
            "a\ufffdb\ufffdc'; DROP TABLE event; -- \ud83d\ude00 ?,:#${body} \\", "x".repeat(499));
        assertThat(strings("SELECT username FROM user_day WHERE username LIKE 'x%'")).containsExactly("x".repeat(255));
    }

    @Test
    void countsDaysInTheDayZone() throws Exception {
        close();
        open(ZoneId.of("Europe/Berlin"), Map.of());
        Batches log = batches();
        routes.store(log.to(300,
            log.event(0, Outcome.SUCCESS, "bob", "192.0.2.7", Instant.parse("2026-11-20T22:59:59Z")),
            log.event(100, Outcome.SUCCESS, "bob", "192.0.2.7", Instant.parse("2026-11-20T23:00:00Z")),
            log.event(200, Outcome.SUCCESS, "bob", "192.0.2.7", Instant.parse("2026-06-20T22:00:00Z"))));

        assertThat(rows("SELECT day, attempts FROM user_day ORDER BY day"))
            .containsExactly("2026-06-21|1", "2026-11-20|1", "2026-11-21|1");
    }

    @Test
    void givesEveryStreamAKeyOfItsOwn() {
        ReadPositions positions = store.positions();
        ReadPositions.Known first = positions.open(LOG, "abc", Batches.start(LOG));
        ReadPositions.Known second = positions.open(LOG, "abc", Batches.start(LOG));
        ReadPositions.Known third =
            positions.open("/other.log", "abc", new ReadPosition(0, 0, 70, 3, "f", "s", "/other.log"));

        assertThat(first.ref().key()).isEqualTo("abc");
        assertThat(second.ref().key()).isEqualTo("abc-2");
        assertThat(third.ref().key()).isEqualTo("abc-3");
        assertThat(third.position()).isEqualTo(new ReadPosition(third.ref().id(), 70, 70, 3, "f", "s", "/other.log"));
        assertThat(positions.of(LOG)).containsExactly(first, second);
    }

    @Test
    void keepsTheEventsOfAForgottenStream() {
        Batches log = batches();
        routes.store(log.to(100, log.success(0)));

        store.positions().forget(List.of(log.stream().id()));

        assertThat(store.positions().of(LOG)).isEmpty();
        assertThat(strings("SELECT id FROM events")).containsExactly("k1-0");
        assertThat(store.positions().open(LOG, "k1", Batches.start(LOG)).ref().key()).isEqualTo("k1-2");
    }

    @Test
    void findsEverythingAgainAfterARestart() throws Exception {
        Batches log = batches();
        routes.store(log.to(100, List.of(log.success(0)), List.of(), List.of(), new byte[] {7}));
        List<ReadPositions.Known> known = store.positions().of(LOG);
        close();
        told.lines.clear();
        open(ZoneOffset.UTC, Map.of());

        assertThat(told.lines).as("a schema that is up to date is left alone").isEmpty();
        assertThat(store.positions().of(LOG)).isEqualTo(known);
        assertThat(store.extractionState().load("live")).hasValue(new byte[] {7});
    }

    @Test
    void makesIndexesLaterWhenItWasFilledWithout() throws Exception {
        close();
        url = freshUrl();
        told.lines.clear();
        StoreConfig config = config("mx1", ZoneOffset.UTC);
        StoreConfig without =
            new StoreConfig(config.url(), home, user(), password(), "mx1", ZoneOffset.UTC, false);
        try (Store scan = stores.open(without)) {
            assertThat(told.lines).containsExactly("migrated 0 to 8");
            scan.addIndexes();
        }
        open(ZoneOffset.UTC, Map.of());
        assertThat(told.lines).containsExactly("migrated 0 to 8", "indexed");
    }

    @Test
    void refusesAStoreOfANewerVersion() throws Exception {
        close();
        url = freshUrl();
        open(ZoneOffset.UTC, Map.of());
        sql.update("UPDATE saslwatch_schema SET version = '99' WHERE version = '2'");
        close();
        try {
            assertThatThrownBy(() -> stores.open(config("mx1", ZoneOffset.UTC))).isInstanceOf(StoreException.class)
                .hasMessageContaining("schema version 99").hasMessageContaining("newer");
        } finally {
            url = freshUrl();
            open(ZoneOffset.UTC, Map.of());
        }
    }

    @Test
    void refusesASecondProcessForTheSameCollector() {
        assertThatThrownBy(() -> stores.open(config("mx1", ZoneOffset.UTC))).isInstanceOf(StoreException.class)
            .hasMessageContaining("is in use").hasMessageContaining("process").hasMessageContaining("Stop that process")
            .hasMessageNotContaining("s3cret");
        Batches log = batches();
        assertThat(routes.store(log.to(100, log.success(0)))).as("the first one goes on").isNull();
    }

    @Test
    void stopsWritingWhenAnotherProcessHasTakenOver() {
        Batches log = batches();
        sql.update("UPDATE holder SET token = 'other', process = 'process 7 on mx2'");

        assertThat(routes.store(log.to(100, log.success(0)))).isInstanceOf(StoreException.class)
            .hasMessageContaining("process 7 on mx2");
        assertThat(strings("SELECT id FROM events")).isEmpty();
    }

    @Test
    void sumsUpWhatStreamsHold() {
        Batches log = batches();
        routes.store(log.to(500, log.success(0), log.failure(100), log.failure(200),
            log.event(300, Outcome.ABORTED, null, null, Batches.NOON.plusSeconds(9))));

        Summary summary = store.queries().summary(List.of(log.stream().id()), 1);

        assertThat(summary).isEqualTo(new Summary(Map.of(Outcome.SUCCESS, 1L, Outcome.FAILURE, 2L, Outcome.ABORTED, 1L),
            List.of(new Summary.Top("bob@example.org", 3, 2, 1)), List.of(new Summary.Top("198.51.100.9", 2, 2, 0)),
            Batches.NOON, Batches.NOON.plusSeconds(9), 4));
        assertThat(store.queries().summary(List.of(), 1).events()).isZero();
    }

    @Test
    void deletesOldEventsAndKeepsTheirFigures() throws Exception {
        Batches log = batches();
        routes.store(log.to(200,
            log.event(0, Outcome.SUCCESS, "bob", "192.0.2.7", Batches.NOON.minusSeconds(3 * 86_400)),
            log.success(100)));
        routes.close();
        routes = new StoreRoutes(store, csv, look, clock, Map.of("saslwatch.store.keep-days", "2", "saslwatch.csv.keep-days", "2",
            "saslwatch.store.retention.delay", "0"));

        await().untilAsserted(() -> {
            assertThat(strings("SELECT id FROM events")).containsExactly("k1-100");
            assertThat(home.resolve("csv/events-2026-11-17.csv")).doesNotExist();
        });
        assertThat(home.resolve("csv/events-2026-11-20.csv")).exists();
        assertThat(strings("SELECT day FROM user_day ORDER BY day")).containsExactly("2026-11-17", "2026-11-20");
        assertThat(strings("SELECT username FROM last_login")).contains("bob");
    }

    /** As a reader does: the same batch again until it is taken. */
    void storeInTheEnd(EventBatch batch) {
        await().until(() -> routes.store(batch) == null);
    }

    List<String> csvLines() throws IOException {
        return Files.readAllLines(home.resolve("csv/events-2026-11-20.csv"), StandardCharsets.UTF_8);
    }

    List<String> strings(String query) {
        return sql.queryForList(query, String.class);
    }

    List<String> rows(String query) {
        return sql.query(query, (row, number) -> {
            StringBuilder line = new StringBuilder();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                line.append(i == 1 ? "" : "|").append(row.getString(i));
            }
            return line.toString();
        });
    }
}
