package io.saslwatch.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.saslwatch.deliver.CsvAnswered;
import io.saslwatch.deliver.CsvReplacement;
import io.saslwatch.deliver.CsvRewrite;
import io.saslwatch.event.EventBatch;
import io.saslwatch.event.NameStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** CSV rows of addresses whose name comes late: they wait, they are written once, and they get the name afterwards. */
abstract class LateCsvContract extends EnrichContract {

    private static final String OTHER = "81.2.69.160";
    /** Rewriting is begun by hand. */
    private static final Map<String, String> BY_HAND = Map.of("saslwatch.csv.late.every", "1h");

    private List<String> cells(String ip) throws IOException {
        Path file = home.resolve("csv/events-2026-11-20.csv");
        return Files.notExists(file) ? List.of() : csvLines().stream().skip(1).filter(row -> row.contains(ip))
            .map(row -> row.split(",", -1)[4] + " " + row.split(",", -1)[17] + " " + row.split(",", -1)[18]).toList();
    }

    private void awaitCells(String ip, String... cells) {
        await().untilAsserted(() -> assertThat(cells(ip)).containsExactly(cells));
    }

    private Batches namesOn(Map<String, String> settings) throws Exception {
        reopen(true, settings);
        return again();
    }

    private Batches again() {
        return store.positions().of(LOG).isEmpty() ? batches() : new Batches(store.positions().of(LOG).get(0));
    }

    @Test
    void aRowWaitsForTheNameOfItsAddressAndHasItThen() throws Exception {
        Batches log = namesOn(BY_HAND);
        storeOne(log, 0, IP);
        storeOne(log, 100, OTHER);
        awaitAsked(IP);
        awaitAsked(OTHER);
        assertThat(cells("81.2.69")).isEmpty();

        look.answer(OTHER, NameStatus.NXDOMAIN, Instant.MAX);
        awaitCells(OTHER, "k1-100  nxdomain");
        assertThat(cells(IP)).isEmpty();
        look.answer(IP, "host.example.net", Instant.MAX);
        awaitCells(IP, "k1-0 host.example.net ok");

        storeOne(log, 200, IP);
        assertThat(cells(IP)).as("a known name is not waited for")
            .containsExactly("k1-0 host.example.net ok", "k1-200 host.example.net ok");
        await().untilAsserted(() -> assertThat(rows("SELECT pos FROM csv_pending")).isEmpty());
        assertThat(rows("SELECT ip FROM csv_unanswered")).isEmpty();
    }

    @Test
    void aRowIsWrittenWithTheStatusThereIsWhenItHasWaitedLongEnough() throws Exception {
        Batches log = namesOn(BY_HAND);
        storeOne(log, 0, IP);
        awaitAsked(IP);
        clock.forward(Duration.ofSeconds(59));
        storeOne(log, 100, IP);
        clock.forward(Duration.ofSeconds(2));

        awaitCells(IP, "k1-0  ");
        // the file shows a row a moment before its transaction is committed
        await().untilAsserted(() -> assertThat(rows("SELECT pos FROM csv_pending")).containsExactly("100"));
        look.answer(IP, NameStatus.TIMEOUT, Instant.MAX);
        awaitCells(IP, "k1-0  ", "k1-100  timeout");
        storeOne(log, 200, IP);
        assertThat(cells(IP)).as("who was asked for once is not waited for again").endsWith("k1-200  timeout");
        assertThat(rows("SELECT ip FROM csv_unanswered")).containsExactly(IP);
    }

    @Test
    void aRowThatWaitsOutlivesARestartAndIsWrittenOnce() throws Exception {
        Batches log = namesOn(BY_HAND);
        storeOne(log, 0, IP);
        awaitAsked(IP);
        look.forget();

        namesOn(BY_HAND);
        awaitAsked(IP);
        assertThat(cells(IP)).isEmpty();
        look.answer(IP, "host.example.net", Instant.MAX);
        awaitCells(IP, "k1-0 host.example.net ok");

        log = namesOn(BY_HAND);
        storeOne(log, 100, IP);
        assertThat(cells(IP)).containsExactly("k1-0 host.example.net ok", "k1-100 host.example.net ok");
    }

    @Test
    void aRowThatCannotBeWrittenWaitsOn() throws Exception {
        Batches log = namesOn(BY_HAND);
        Path file = home.resolve("csv/events-2026-11-20.csv");
        storeOne(log, 0, IP);
        awaitAsked(IP);
        Files.createDirectory(file);
        look.answer(IP, "host.example.net", Instant.MAX);
        awaitStatus(IP, "ok");
        EventBatch next = log.to(200, failure(log, 100, IP, Batches.NOON));
        assertThat(routes.store(next)).isNotNull();
        assertThat(rows("SELECT pos FROM csv_pending")).containsExactly("0");

        Files.delete(file);
        awaitCells(IP, "k1-0 host.example.net ok");
        assertThat(routes.store(next)).isNull();
        assertThat(cells(IP)).hasSize(2);
    }

    @Test
    void aNameThatComesAfterItsRowIsPutIntoTheFile() throws Exception {
        unansweredRows(namesOn(Map.of("saslwatch.csv.late.every", "50")));
        List<String> before = csvLines();
        look.answer(IP, "host.example.net", Instant.MAX);

        awaitCells(IP, "k1-0 host.example.net ok", "k1-200 host.example.net ok");
        assertThat(cells(OTHER)).containsExactly("k1-100  timeout");
        assertThat(csvLines()).hasSize(4).startsWith(before.get(0)).contains(before.get(2));
        await().untilAsserted(() -> assertThat(rows("SELECT ip FROM csv_unanswered")).containsExactly(OTHER));
        assertThat(rows("SELECT swap FROM csv_file")).containsExactly("0");
        storeOne(again(), 300, IP);
        assertThat(csvLines()).hasSize(5);
        assertThat(home.resolve("csv")).isDirectoryNotContaining("glob:**.next");
    }

    @Test
    void aCrashAtAnyStepOfReplacingAFileLeavesTheOldOneOrTheNewOne() throws Exception {
        unansweredRows(namesOn(BY_HAND));
        look.answer(IP, "host.example.net", Instant.MAX);
        awaitStatus(IP, "ok");
        List<String> old = csvLines();
        Path file = home.toRealPath().resolve("csv/events-2026-11-20.csv");
        Path next = file.resolveSibling("events-2026-11-20.csv.next");

        // killed while the new file is being written
        Files.writeString(next, old.get(0) + "\r\nhalf a r");
        reopen(true, Map.of("saslwatch.csv.enabled", "false"));
        assertThat(csvLines()).isEqualTo(old);
        assertThat(next).doesNotExist();

        // killed when the new file stands complete beside the old one
        rewrite().write(answered());
        assertThat(next).exists();
        reopen(true, Map.of("saslwatch.csv.enabled", "false"));
        assertThat(csvLines()).isEqualTo(old);
        assertThat(next).doesNotExist();

        // killed after the commit
        CsvReplacement committed = rewrite().write(answered());
        commit(committed);
        assertThat(csvLines()).isEqualTo(old);
        reopen(true, Map.of("saslwatch.csv.enabled", "false"));
        assertThat(cells(IP)).containsExactly("k1-0 host.example.net ok", "k1-200 host.example.net ok");
        assertThat(Files.size(file)).isEqualTo(committed.length());
        assertThat(rows("SELECT swap, length FROM csv_file")).containsExactly("0|" + committed.length());
        assertThat(rewrite().files()).isEmpty();

        // killed after the new file has its name and before the store knows
        sql.update("UPDATE csv_file SET swap = 1");
        reopen(true, BY_HAND);
        assertThat(rows("SELECT swap FROM csv_file")).containsExactly("0");
        assertThat(csvLines()).hasSize(4);
        storeOne(again(), 300, IP);
        assertThat(csvLines()).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void aRowThatComesBeforeTheNewFileHasItsNameIsNotLost() throws Exception {
        unansweredRows(namesOn(BY_HAND));
        look.answer(IP, "host.example.net", Instant.MAX);
        awaitStatus(IP, "ok");
        commit(rewrite().write(answered()));

        storeOne(again(), 300, IP);

        assertThat(cells(IP)).containsExactly("k1-0 host.example.net ok", "k1-200 host.example.net ok",
            "k1-300 host.example.net ok");
        assertThat(rows("SELECT swap FROM csv_file")).containsExactly("0");
    }

    @Test
    void whatWasNotCommittedIsNotSwapped() throws Exception {
        unansweredRows(namesOn(BY_HAND));
        look.answer(IP, "host.example.net", Instant.MAX);
        awaitStatus(IP, "ok");
        CsvReplacement replacement = rewrite().write(answered());
        Store.transactionOf(store.dataSource()).executeWithoutResult(status -> {
            rewrite().commit(replacement);
            status.setRollbackOnly();
        });

        storeOne(again(), 300, IP);

        assertThat(cells(IP)).containsExactly("k1-0  timeout", "k1-200  timeout", "k1-300 host.example.net ok");
        assertThat(rewrite().files()).extracting(CsvAnswered::addresses).containsExactly(java.util.Set.of(IP));
    }

    @Test
    void filesOfDaysLongAgoKeepTheRowsTheyHave() throws Exception {
        unansweredRows(namesOn(BY_HAND));
        List<String> before = csvLines();
        clock.forward(Duration.ofDays(2));
        look.answer(IP, "host.example.net", Instant.MAX);
        awaitStatus(IP, "ok");

        assertThat(rewrite().files()).isEmpty();
        assertThat(rows("SELECT ip FROM csv_unanswered")).isEmpty();
        assertThat(csvLines()).isEqualTo(before);
    }

    /** Two rows of an address and one of another, all written after nobody had answered; both are being asked for again. */
    private void unansweredRows(Batches log) throws Exception {
        storeOne(log, 0, IP);
        storeOne(log, 100, OTHER);
        for (String ip : List.of(IP, OTHER)) {
            awaitAsked(ip);
            look.answer(ip, NameStatus.TIMEOUT, Instant.MAX);
            awaitCells(ip, (ip.equals(IP) ? "k1-0" : "k1-100") + "  timeout");
        }
        storeOne(log, 200, IP);
        clock.forward(Duration.ofSeconds(80));
        awaitAsked(IP);
        awaitAsked(OTHER);
    }

    private CsvRewrite rewrite() {
        return (CsvRewrite) csv.beans().get("csvRewrite");
    }

    private CsvAnswered answered() {
        assertThat(rewrite().files()).hasSize(1);
        return rewrite().files().get(0);
    }

    private void commit(CsvReplacement replacement) {
        Store.transactionOf(store.dataSource()).executeWithoutResult(status -> rewrite().commit(replacement));
    }
}
