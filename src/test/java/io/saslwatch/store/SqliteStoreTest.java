package io.saslwatch.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.EventBatch;
import io.saslwatch.event.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The store in an SQLite file. */
class SqliteStoreTest extends OutboxContract {

    private int number;

    @Override
    String freshUrl() {
        return "jdbc:sqlite:data of " + number++ + "/saslwatch.db";
    }

    @Override
    String user() {
        return "";
    }

    @Override
    String password() {
        return "";
    }

    @Test
    void refusesASecondProcessAndNamesTheFirst() throws Exception {
        String said = openElsewhere();

        assertThat(said).contains("is in use by process " + ProcessHandle.current().pid() + " on ")
            .contains("Stop that process first");
        assertThat(said.lines()).hasSize(1);
    }

    @Test
    void saysWhatIsMissingWhenThereIsNoStoreToLookAt() {
        StoreConfig nowhere = new StoreConfig("jdbc:sqlite:none.db", home, "", "", "c", ZoneOffset.UTC, true);

        assertThatThrownBy(() -> stores.read(nowhere)).isInstanceOf(StoreException.class)
            .hasMessageContaining("none.db").hasMessageContaining("saslwatch run");
        assertThat(home.resolve("none.db")).doesNotExist();
    }

    @Test
    void isFreeForTheNextProcessOnceClosed() throws Exception {
        routes.close();
        csv.close();
        store.close();
        try {
            assertThat(openElsewhere()).isEqualTo("opened");
        } finally {
            open(ZoneOffset.UTC, Map.of());
        }
    }

    @Test
    void stopsWritingWhenTheFileIsReplaced() throws IOException {
        Batches log = batches();
        Path file = home.resolve("data of 0/saslwatch.db");
        Files.move(file, file.resolveSibling("moved.db"));

        assertThat(routes.store(log.to(100, log.success(0)))).isInstanceOf(StoreException.class)
            .hasMessageContaining("removed or replaced");
    }

    @Test
    void canBeReadByOthersWhileItWrites() throws Exception {
        Batches log = batches();
        routes.store(log.to(100, log.success(0)));

        try (var reader = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("data of 0/saslwatch.db"));
             var rows = reader.createStatement().executeQuery("SELECT id FROM events")) {
            assertThat(rows.next()).isTrue();
            assertThat(routes.store(log.to(200, log.success(100)))).isNull();
        }
    }

    @Test
    void storesNothingOfABatchForWhichTheDiskHasNoRoom() throws Exception {
        Batches log = batches();
        routes.store(log.to(100, log.success(0)));
        List<AuthEvent> many = new ArrayList<>();
        for (int i = 1; i < 5_000; i++) {
            many.add(log.event(i * 100L, Outcome.FAILURE, "user" + i, "192.0.2.7", Batches.NOON));
        }
        EventBatch batch = log.to(500_000, many.toArray(AuthEvent[]::new));
        // SQLite's own limit fails in the way a full disk does
        long pages = sql.queryForObject("PRAGMA page_count", Long.class);
        sql.queryForObject("PRAGMA max_page_count = " + (pages + 3), Long.class);

        assertThat(routes.store(batch)).isInstanceOf(StoreException.class).hasMessageContaining("full")
            .hasMessageContaining("Nothing is lost");
        assertThat(strings("SELECT id FROM events")).containsExactly("k1-0");
        assertThat(csvLines()).hasSize(2);

        sql.queryForObject("PRAGMA max_page_count = 1000000", Long.class);
        assertThat(routes.store(batch)).isNull();
        assertThat(strings("SELECT COUNT(*) FROM events")).containsExactly("5000");
        assertThat(csvLines()).hasSize(5_001).doesNotHaveDuplicates();
    }

    @Test
    void findsItsStatementsInAFolderWithBlanks() throws Exception {
        Path folder = home.resolve("my routes, 100% mine");
        try (Stream<Path> files = Files.walk(Path.of("routes/4-store/sql"))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, folder.resolve(Path.of("routes/4-store/sql").relativize(file).toString()));
            }
        }
        routes.close();
        routes = new StoreRoutes(store, csv, look, clock, Map.of("saslwatch.store.sql", folder.toString()));
        Batches log = batches();

        assertThat(routes.store(log.to(100, log.success(0)))).isNull();
    }

    @Test
    void leavesNothingOfATemporaryStore() throws Exception {
        try (Store temporary = stores.temporary("scan", ZoneOffset.UTC)) {
            assertThat(temporary.positions().open(LOG, "k1", Batches.start(LOG)).ref().id()).isEqualTo(1);
            assertThat(temporary.queries().summary(List.of(1L), 5).events()).isZero();
        }
        try (Store temporary = stores.temporary("scan", ZoneOffset.UTC)) {
            assertThat(temporary.positions().of(LOG)).isEmpty();
        }
    }

    @Test
    void wantsAFile() {
        for (String url : List.of("jdbc:sqlite:", "jdbc:sqlite::memory:", "jdbc:sqlite:file:x?mode=memory")) {
            assertThatThrownBy(() -> stores.open(new StoreConfig(url, home, "", "", "c", ZoneOffset.UTC, true)))
                .isInstanceOf(StoreException.class).hasMessageContaining("path of a file");
        }
        assertThatThrownBy(() -> stores.open(new StoreConfig("jdbc:oracle:thin:scott/tiger@x", home, "", "", "c",
            ZoneOffset.UTC, true))).hasMessageContaining("jdbc:postgresql:");
    }

    @Test
    void tellsOfAFileThatIsNoDatabase() throws IOException {
        Files.writeString(home.resolve("notes.txt"), "these are not the rows you are looking for".repeat(100));

        assertThatThrownBy(() -> stores.open(new StoreConfig("jdbc:sqlite:notes.txt", home, "", "", "c", ZoneOffset.UTC,
            true))).isInstanceOf(StoreException.class).hasMessageContaining("notes.txt")
            .hasMessageContaining("SQLite 3");
    }

    private String openElsewhere() throws Exception {
        Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
            OpenInChild.class.getName(),
            home.resolve("data of 0/saslwatch.db").toString()).redirectErrorStream(true).start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        child.waitFor();
        return said.strip();
    }
}
