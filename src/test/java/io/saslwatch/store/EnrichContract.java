package io.saslwatch.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.saslwatch.deliver.CsvSinks;
import io.saslwatch.event.AddressPlace;
import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.EventBatch;
import io.saslwatch.event.NameStatus;
import io.saslwatch.event.Outcome;
import io.saslwatch.event.SeenAddress;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What is known of addresses: stored with the batch, asked for from the store's own queue, and in every row at once. */
abstract class EnrichContract extends StoreContract {

    static final String IP = "81.2.69.142";
    private static final AddressPlace LONDON =
        new AddressPlace("GB", "London", 51.5, -0.1, 4294967295L, "Example Ltd", "test.mmdb@2026-11-20");

    void reopen(boolean names, Map<String, String> settings) throws Exception {
        close();
        if (names) {
            look.namesOn();
        }
        open(ZoneOffset.UTC, settings);
    }

    AuthEvent failure(Batches log, long offset, String ip, Instant time) {
        return log.event(offset, Outcome.FAILURE, "bob", ip, time);
    }

    void storeOne(Batches log, long offset, String ip) {
        assertThat(routes.store(log.to(offset + 100, failure(log, offset, ip, clock.instant())))).isNull();
    }

    void awaitAsked(String ip) {
        await().until(() -> look.isAsked(ip));
    }

    void awaitStatus(String ip, String status) {
        await().untilAsserted(() -> assertThat(rows("SELECT name_status FROM address WHERE ip = '" + ip + "'"))
            .containsExactly(status));
    }

    private String due(String ip) {
        return rows("SELECT name_due FROM address WHERE ip = '" + ip + "'").get(0);
    }

    @Test
    void storesWhereAnAddressIsWithItsEvents() {
        look.places.put(IP, LONDON);
        Batches log = batches();
        assertThat(routes.store(log.to(300, failure(log, 0, IP, Batches.NOON), failure(log, 100, "not an address",
            Batches.NOON), failure(log, 200, null, Batches.NOON)))).isNull();

        assertThat(rows("SELECT ip, rdns, rdns_status, country, asn, aso, city FROM events ORDER BY pos")).containsExactly(
            IP + "|null|off|GB|4294967295|Example Ltd|London", "not an address|null|private|null|null|null|null",
            "null|null|null|null|null|null|null");
        assertThat(rows("SELECT ip, name, name_status, name_confirmed, name_asked, name_failures, country, latitude, "
            + "longitude, place_sources, place_checked, first_seen, last_seen FROM addresses ORDER BY ip").get(0))
            .isEqualTo(IP + "|null|off|null|null|0|GB|51.5|-0.1|test.mmdb@2026-11-20|2026-11-20T12:00:00.000000Z|"
                + "2026-11-20T12:00:00.000000Z|2026-11-20T12:00:00.000000Z");
        assertThat(due("not an address")).as("what is no address is never asked for").isEqualTo("null");
        List<String> read = new ArrayList<>();
        store.queries().enriched(List.of(log.stream().id()), (event, facts) -> read.add(facts.status() + " "
            + facts.place().country() + " " + facts.place().asn()));
        assertThat(read).containsExactly("OFF GB 4294967295", "PRIVATE null null", "null null null");
    }

    @Test
    void putsAPlaceThatIsToldLateIntoEveryRow() throws Exception {
        Batches log = batches();
        storeOne(log, 0, "2001:db8::7");
        storeOne(log, 100, IP);

        routes.tellLate(Map.of(InetAddress.getByName("2001:db8::7"), LONDON, InetAddress.getByName(IP),
            AddressPlace.UNKNOWN));

        await().untilAsserted(() -> assertThat(rows("SELECT ip, country, city, asn, aso FROM events ORDER BY pos"))
            .containsExactly("2001:db8::7|GB|London|4294967295|Example Ltd", IP + "|null|null|null|null"));
        storeOne(log, 200, "2001:db8::7");
        assertThat(csvLines().get(3)).as("and into rows that come").endsWith(",GB,London,4294967295,Example Ltd");
    }

    @Test
    void storesEventsWithoutAddressesWhenTheEnrichingStepWasTakenOut() throws Exception {
        Batches log = batches();
        EventBatch batch = log.to(100, failure(log, 0, IP, Batches.NOON));

        assertThat(routes.camel().createProducerTemplate().request("direct:store", sent -> sent.getIn().setBody(batch))
            .getException()).isNull();

        assertThat(rows("SELECT ip, rdns_status, country FROM events")).containsExactly(IP + "|null|null");
        assertThat(csvLines()).hasSize(2);
        assertThat(rows("SELECT ip FROM address")).isEmpty();
    }

    @Test
    void tellsTheStoreOfAnAddressAgainWhenItsBatchWasNotStored() throws Exception {
        Batches log = batches();
        Path file = home.resolve("csv/events-2026-11-20.csv");
        Files.createDirectory(file);
        EventBatch batch = log.to(100, failure(log, 0, IP, Batches.NOON));

        assertThat(routes.store(batch)).isNotNull();
        assertThat(rows("SELECT ip FROM address")).isEmpty();

        Files.delete(file);
        assertThat(routes.store(batch)).isNull();
        assertThat(rows("SELECT ip FROM address")).containsExactly(IP);
    }

    @Test
    void keepsAnAddressForLongerOnAnotherDayAndRenewsItsPlace() throws Exception {
        Batches log = batches();
        storeOne(log, 0, IP);
        look.places.put(IP, LONDON);
        clock.forward(Duration.ofHours(1));
        storeOne(log, 100, IP);
        assertThat(rows("SELECT country, last_seen FROM addresses"))
            .as("once a day").containsExactly("null|2026-11-20T12:00:00.000000Z");

        clock.forward(Duration.ofHours(12));
        storeOne(log, 200, IP);
        assertThat(Files.readAllLines(home.resolve("csv/events-2026-11-21.csv")).get(1)).contains(",off,GB,London,");
        look.places.clear();
        clock.forward(Duration.ofDays(1));
        storeOne(log, 300, IP);

        assertThat(rows("SELECT country, city, first_seen, last_seen FROM addresses")).as("and keeps the place it knew")
            .containsExactly("GB|London|2026-11-20T12:00:00.000000Z|2026-11-22T01:00:00.000000Z");
    }

    @Test
    void putsALateNameIntoEveryRowOfItsAddress() throws Exception {
        reopen(true, Map.of());
        Batches log = batches();
        storeOne(log, 0, IP);
        storeOne(log, 100, IP);
        awaitAsked(IP);
        assertThat(rows("SELECT rdns, rdns_status FROM events")).containsExactly("null|null", "null|null");

        look.answer(IP, "host.example.net", Batches.NOON.plusSeconds(3600));

        awaitStatus(IP, "ok");
        assertThat(rows("SELECT rdns, rdns_status FROM events"))
            .containsExactly("host.example.net|ok", "host.example.net|ok");
        assertThat(rows("SELECT name_asked, name_due, name_failures FROM addresses"))
            .containsExactly("2026-11-20T12:00:00.000000Z|2026-11-20T13:00:00.000000Z|0");
        assertThat(look.asked).containsExactly(IP);
    }

    @Test
    void asksAgainAfterARestartForWhatNobodyAnswered() throws Exception {
        reopen(true, Map.of());
        storeOne(batches(), 0, IP);
        awaitAsked(IP);

        look.forget();
        reopen(true, Map.of());

        awaitAsked(IP);
        look.answer(IP, NameStatus.NXDOMAIN, Instant.MAX);
        awaitStatus(IP, "nxdomain");
        assertThat(due(IP)).isEqualTo("null");
        assertThat(look.asked).containsExactly(IP, IP);
    }

    @Test
    void asksForANameThatWasOffOnceNamesAreOn() throws Exception {
        storeOne(batches(), 0, IP);
        assertThat(rows("SELECT rdns_status FROM events")).containsExactly("off");

        reopen(true, Map.of());

        awaitAsked(IP);
        look.answer(IP, NameStatus.PRIVATE, Instant.MAX);
        awaitStatus(IP, "private");
    }

    @Test
    void asksLessAndLessOftenAndThenNoMoreWhileNobodyAnswers() throws Exception {
        reopen(true, Map.of());
        storeOne(batches(), 0, IP);
        List<NameStatus> failures = List.of(NameStatus.TIMEOUT, NameStatus.SERVFAIL, NameStatus.REFUSED);
        for (int i = 0; i < StoreRoutes.ATTEMPTS; i++) {
            awaitAsked(IP);
            look.answer(IP, failures.get(i), Instant.MAX);
            awaitStatus(IP, failures.get(i).word());
            assertThat(rows("SELECT name_failures FROM address")).containsExactly(String.valueOf(i + 1));
            if (i < StoreRoutes.ATTEMPTS - 1) {
                long wait = (Long.parseLong(due(IP)) - Micros.of(clock.instant())) / 1_000_000;
                assertThat(wait).isEqualTo(60L << i);
                clock.forward(Duration.ofSeconds(wait + 1));
            }
        }
        assertThat(due(IP)).isEqualTo("null");
        clock.forward(Duration.ofDays(400));
        storeOne(new Batches(store.positions().of(LOG).get(0)), 100, "81.2.69.143");
        awaitAsked("81.2.69.143");
        assertThat(look.asked).as("no more than that").hasSize(StoreRoutes.ATTEMPTS + 1);
    }

    @Test
    void keepsANameThatWasToldWhileNobodyAnswersAndAsksUntilSomebodyDoes() throws Exception {
        reopen(true, Map.of());
        storeOne(batches(), 0, IP);
        awaitAsked(IP);
        look.answer(IP, "old.example.net", Batches.NOON.plusSeconds(3600));
        awaitStatus(IP, "ok");

        clock.forward(Duration.ofSeconds(3601));
        awaitAsked(IP);
        look.answer(IP, NameStatus.TIMEOUT, Instant.MAX);
        await().untilAsserted(() -> assertThat(rows("SELECT name, name_status, name_failures FROM address"))
            .containsExactly("old.example.net|ok|1"));

        clock.forward(Duration.ofSeconds(80));
        awaitAsked(IP);
        look.answer(IP, "new.example.net", clock.instant());
        await().untilAsserted(() -> assertThat(rows("SELECT name, name_failures FROM address"))
            .containsExactly("new.example.net|0"));
        assertThat(Long.parseLong(due(IP))).as("an answer that is old at once is not asked for at once")
            .isEqualTo(Micros.of(clock.instant().plusSeconds(60)));
    }

    @Test
    void letsANameRestWhileItsAddressDoesNotOccur() throws Exception {
        reopen(true, Map.of());
        Batches log = batches();
        storeOne(log, 0, IP);
        awaitAsked(IP);
        look.answer(IP, "host.example.net", Batches.NOON.plusSeconds(3600));
        awaitStatus(IP, "ok");

        clock.forward(Duration.ofDays(31));
        await().untilAsserted(() -> assertThat(due(IP)).isEqualTo("null"));
        assertThat(rows("SELECT name, name_status FROM address")).containsExactly("host.example.net|ok");
        assertThat(look.asked).hasSize(1);

        storeOne(log, 100, IP);
        awaitAsked(IP);
        assertThat(look.asked).hasSize(2);
    }

    @Test
    void storesManyAnswersWhateverTheirOrder() throws Exception {
        reopen(true, Map.of());
        Batches log = batches();
        List<AuthEvent> events = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            events.add(failure(log, i * 100L, "81.2.70." + i, Batches.NOON));
        }
        assertThat(routes.store(log.to(25_000, events.toArray(AuthEvent[]::new)))).isNull();
        for (int i = 0; i < 250; ) {
            String ip = look.anyAsked();
            if (ip != null) {
                look.answer(ip, "host-" + ip + ".example.net", Instant.MAX);
                i++;
            } else {
                await().until(() -> look.anyAsked() != null);
            }
        }
        await().untilAsserted(() -> assertThat(rows("SELECT COUNT(*) FROM address WHERE name_status = 'ok'"))
            .containsExactly("250"));
        assertThat(rows("SELECT ip, name FROM address")).allMatch(row -> row.split("\\|")[1]
            .equals("host-" + row.split("\\|")[0] + ".example.net"));
        assertThat(look.asked).as("each once").hasSize(250).doesNotHaveDuplicates();
    }

    @Test
    void deletesAddressesThatNothingNamesAnyMore() throws Exception {
        Batches log = batches();
        Instant old = Batches.NOON.minus(Duration.ofDays(3));
        assertThat(routes.store(log.to(300, failure(log, 0, "81.2.69.1", old), failure(log, 100, "81.2.69.2", old),
            failure(log, 200, IP, Batches.NOON)))).isNull();
        sql.update("DELETE FROM user_day_address WHERE ip = '81.2.69.1'");

        reopen(false, Map.of("saslwatch.store.keep-days", "2", "saslwatch.store.retention.delay", "0"));

        await().untilAsserted(() -> assertThat(rows("SELECT ip FROM address ORDER BY ip"))
            .as("an event or a figure names the others").containsExactly(IP, "81.2.69.2"));
    }

    @Test
    void takesOverAStoreOfTheVersionBefore() throws Exception {
        close();
        url = freshUrl();
        String address = Dialect.of(url) == Dialect.SQLITE ? "jdbc:sqlite:" + SqliteDatabase.file(url, home) : url;
        if (Dialect.of(url) == Dialect.SQLITE) {
            SqliteDatabase.prepare(SqliteDatabase.file(url, home));
        }
        String folder = Dialect.of(url).folder();
        Flyway.configure().dataSource(address, user(), password()).table("saslwatch_schema").baselineOnMigrate(true)
            .baselineVersion("0").locations("classpath:db/" + folder, "classpath:db/indexes/" + folder)
            .target(MigrationVersion.fromVersion("2")).load().migrate();
        JdbcTemplate old = new JdbcTemplate(new DriverManagerDataSource(address, user(), password()));
        old.update("INSERT INTO stream (collector, source, stream_key, path, pos, line, opened, moved) "
            + "VALUES ('mx1', '" + LOG + "', 'k1', '" + LOG + "', 100, 1, 0, 0)");
        old.update("INSERT INTO event (stream, pos, part, line, line_count, time, outcome, attempts, username, ip, "
            + "messages) SELECT id, 0, 0, 1, 1, " + Micros.of(Batches.NOON) + ", 'failure', 1, 'bob', '" + IP
            + "', 0 FROM stream");
        old.update("INSERT INTO csv_file (collector, path, length) VALUES ('mx1', '/x/events-2026-11-19.csv', 7)");
        told.lines.clear();

        open(ZoneOffset.UTC, Map.of());

        assertThat(told.lines).containsExactly("migrated 2 to 8");
        assertThat(rows("SELECT id, username, ip, rdns_status FROM events")).containsExactly("k1-0|bob|" + IP + "|null");
        assertThat(rows("SELECT length, swap FROM csv_file")).containsExactly("7|0");
        storeOne(new Batches(store.positions().of(LOG).get(0)), 100, IP);
        assertThat(rows("SELECT id, rdns_status FROM events ORDER BY pos")).containsExactly("k1-0|off", "k1-100|off");
        close();
        told.lines.clear();
        open(ZoneOffset.UTC, Map.of());
        assertThat(told.lines).isEmpty();
    }

    @Test
    void bringsTheAddressesOfStoredEventsUpToDate() {
        Batches log = batches();
        List<String> addresses = List.of("81.2.69.1", "81.2.69.2", "81.2.69.3", "81.2.69.4", IP);
        List<AuthEvent> events = new ArrayList<>();
        addresses.forEach(ip -> events.add(failure(log, events.size() * 100L, ip, Batches.NOON)));
        events.add(failure(log, 900, "81.2.69.9", Batches.NOON.minusSeconds(86_400)));
        assertThat(routes.store(log.to(1000, events.toArray(AuthEvent[]::new)))).isNull();
        sql.update("DELETE FROM address WHERE ip = '81.2.69.1'");
        sql.update("UPDATE address SET name_status = 'timeout', name_failures = 12, name_due = NULL, country = 'NL' "
            + "WHERE ip = '81.2.69.2'");
        sql.update("UPDATE address SET name_status = 'ok', name = 'x.example.net', name_due = NULL WHERE ip = '81.2.69.3'");
        sql.update("UPDATE address SET name_status = NULL, name_due = 5 WHERE ip = '81.2.69.4'");
        Map<String, AddressPlace> places = Map.of("81.2.69.1", LONDON, "81.2.69.3", LONDON);

        AddressRefresh.Changes changes = store.refresh().run(Batches.NOON, address -> new SeenAddress(address.ip(),
            address.first(), address.last(), places.getOrDefault(address.ip(), AddressPlace.UNKNOWN), NameStatus.OFF,
            clock.instant(), clock.instant()), true, true);

        long now = Micros.of(clock.instant());
        assertThat(changes).isEqualTo(new AddressRefresh.Changes(5, 1, 1, 1));
        assertThat(rows("SELECT ip, name_status, name_due, name_failures, country FROM address ORDER BY ip"))
            .containsExactly("81.2.69.1|off|" + now + "|0|GB", IP + "|off|" + now + "|0|null",
                "81.2.69.2|timeout|" + now + "|0|NL", "81.2.69.3|ok|null|0|GB", "81.2.69.4|null|5|0|null",
                "81.2.69.9|off|" + now + "|0|null");
        assertThat(store.refresh().run(Batches.NOON, address -> new SeenAddress(address.ip(), address.first(),
            address.last(), LONDON, NameStatus.OFF, clock.instant(), clock.instant()), false, true))
            .as("what is due stays due, and places were not asked for")
            .isEqualTo(new AddressRefresh.Changes(5, 0, 0, 0));
    }

    @Test
    void severalCollectorsShareAddresses() throws Exception {
        Assumptions.assumeTrue(Dialect.of(url) != Dialect.SQLITE, "a file has one writer");
        look.namesOn();
        reopen(true, Map.of());
        try (Store second = stores.open(config("mx2", ZoneOffset.UTC));
                StoreRoutes others = new StoreRoutes(second, CsvSinks.off(), look, clock,
                    Map.of("saslwatch.csv.enabled", "false"))) {
            Batches here = batches();
            Batches there = new Batches(second.positions().open("/other.log", "k2", Batches.start("/other.log")));
            CompletableFuture<Void> one = CompletableFuture.runAsync(() -> storeMany(routes, here));
            CompletableFuture<Void> two = CompletableFuture.runAsync(() -> storeMany(others, there));
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                for (String ip = look.anyAsked(); ip != null; ip = look.anyAsked()) {
                    look.answer(ip, NameStatus.NXDOMAIN, Instant.MAX);
                }
                return one.isDone() && two.isDone()
                    && rows("SELECT COUNT(*) FROM address WHERE name_status = 'nxdomain'").get(0).equals("200");
            });
            one.join();
            two.join();
        }
        assertThat(rows("SELECT COUNT(*) FROM events WHERE rdns_status = 'nxdomain'")).containsExactly("800");
    }

    private void storeMany(StoreRoutes routes, Batches log) {
        for (int batch = 0; batch < 20; batch++) {
            List<AuthEvent> events = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                // each process meets the same addresses in another order
                int number = log.stream().key().equals("k1") ? batch * 10 + i : 199 - batch * 10 - i;
                events.add(failure(log, (batch * 20 + i) * 100L, "81.2.71." + Math.floorMod(number, 200), Batches.NOON));
            }
            assertThat(routes.store(log.to((batch + 1) * 2_000L, events.toArray(AuthEvent[]::new)))).isNull();
        }
    }
}
