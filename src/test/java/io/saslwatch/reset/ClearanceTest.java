package io.saslwatch.reset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saslwatch.config.ConfigLoader;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClearanceTest {

    /** Stands for the end of the process: nothing catches it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    @TempDir
    private Path folder;
    private Path data;
    private Path archive;

    @BeforeEach
    void aServiceThatRan() throws IOException {
        data = folder.resolve("data");
        archive = folder.resolve("kept/reset-1");
        for (String file : new String[] {"store.db", "store.db-wal", "store.db-shm", "store.db.lock",
            "csv/events-2026-11-20.csv", "csv/events-2026-11-21.csv", "csv/events-2026-11-21.csv.next", "csv/notes.txt",
            "log/own.log", "log/own.log.1", "log/own.log-20261120.gz", "log/other.log", "geo/user-country.mmdb",
            "geo/.user-country.mmdb.origin", "geo/renamed-since.mmdb", "geo/.renamed-since.mmdb.origin", "geo/.update.lock",
            "geo/bought.mmdb", "geo/customers.log", "inbox/a.log", "inbox/done/20261120-180001-b.log", "inbox/done/notes.txt",
            "routes.good/5-detect/spray.camel.yaml", "routes.good.next/spray.camel.yaml", "routes.good.before/x/y",
            "routes.good.lock", "routes.txt", "alerts.csv"}) {
            Files.createDirectories(data.resolve(file).getParent());
            Files.writeString(data.resolve(file), file);
        }
    }

    @Test
    void resetMovesWhatReadingBeginsAnewWithoutAndNothingElse() throws IOException {
        assertThat(new Clearance(inventory(false), file -> { }).clear(archive)).isEqualTo(archive);
        assertThat(below(archive)).containsOnlyKeys("store/store.db", "store/store.db-wal", "store/store.db-shm",
            "csv/events-2026-11-20.csv", "csv/events-2026-11-21.csv", "csv/events-2026-11-21.csv.next", "log/own.log",
            "log/own.log.1", "log/own.log-20261120.gz").containsEntry("csv/events-2026-11-20.csv", "csv/events-2026-11-20.csv");
        assertThat(below(data)).containsOnlyKeys("store.db.lock", "csv/notes.txt", "log/other.log", "geo/user-country.mmdb",
            "geo/.user-country.mmdb.origin", "geo/renamed-since.mmdb", "geo/.renamed-since.mmdb.origin", "geo/.update.lock",
            "geo/bought.mmdb", "geo/customers.log", "inbox/a.log", "inbox/done/20261120-180001-b.log", "inbox/done/notes.txt",
            "routes.good/5-detect/spray.camel.yaml", "routes.good.next/spray.camel.yaml", "routes.good.before/x/y",
            "routes.good.lock", "routes.txt", "alerts.csv");
    }

    @Test
    void purgeMovesAllThatSaslwatchMadeAndNothingThatOthersPutBesideIt() throws IOException {
        new Clearance(inventory(true), file -> { }).clear(archive);
        assertThat(below(data)).containsOnlyKeys("store.db.lock", "csv/notes.txt", "log/other.log", "geo/customers.log",
            "inbox/a.log", "inbox/done/notes.txt", "routes.txt");
        assertThat(below(archive)).containsKeys("geo/user-country.mmdb", "geo/.user-country.mmdb.origin",
            "geo/renamed-since.mmdb", "geo/bought.mmdb", "inbox/done/20261120-180001-b.log", "alerts/alerts.csv",
            "reload/routes.good/5-detect/spray.camel.yaml", "reload/routes.good.next/spray.camel.yaml",
            "reload/routes.good.before/x/y", "reload/routes.good.lock");
        assertThat(data.resolve("routes.good")).doesNotExist();
    }

    @Test
    void purgeDeletesWhatSaslwatchMadeAndNothingThatItWasGiven() throws IOException {
        assertThat(new Clearance(inventory(true), file -> { }).clear(null)).isNull();
        assertThat(below(folder)).containsOnlyKeys("data/store.db.lock", "data/csv/notes.txt", "data/log/other.log",
            "data/geo/bought.mmdb", "data/geo/customers.log", "data/inbox/a.log", "data/inbox/done/20261120-180001-b.log",
            "data/inbox/done/notes.txt", "data/routes.txt");
    }

    @Test
    void oneFolderForSeveralThingsIsGoneThroughOnce() throws IOException {
        Path shared = Files.createDirectories(folder.resolve("shared/done"));
        Files.writeString(shared.resolve("20261120-180001-a.mmdb"), "a");
        Files.writeString(shared.resolve("customers.log"), "theirs");
        Files.writeString(shared.resolveSibling("customers.log"), "theirs");
        Inventory inventory = inventory(true, Map.of("saslwatch.enrich.geo.folder", shared.toString(),
            "saslwatch.inbox.folder", shared.getParent().toString(), "saslwatch.csv.folder", shared.toString(),
            "saslwatch.enrich.geo.update.urls", "20261120-180001-a.mmdb=https://example.org/a?type=mmdb"));
        assertThat(new Clearance(inventory, file -> { }).files(archive)).doesNotHaveDuplicates()
            .filteredOn(file -> file.startsWith(shared.getParent())).containsExactly(shared.resolve("20261120-180001-a.mmdb"));
    }

    @Test
    void ofTwoStoresThatAreClearedInOneSecondNoneIsLost() throws IOException {
        new Clearance(inventory(false), file -> { }).clear(archive);
        Files.writeString(data.resolve("store.db"), "of another service");
        assertThatThrownBy(() -> new Clearance(inventory(false), file -> { }).clear(archive))
            .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(data.resolve("store.db")).hasContent("of another service");
        assertThat(archive.resolve("store/store.db")).hasContent("store.db");
        Clearance.requireNone(inventory(false));
    }

    @Test
    void whatWasWrittenAfterAKillIsKeptBesideWhatWasMoved() throws IOException {
        assertThatThrownBy(() -> new Clearance(inventory(false), file -> {
            if (file.endsWith("own.log")) {
                throw new Killed();
            }
        }).clear(archive)).isInstanceOf(Killed.class);
        Files.writeString(data.resolve("log/own.log"), "refused to start");
        new Clearance(inventory(false), file -> { }).clear(archive);
        assertThat(archive.resolve("log/own.log")).hasContent("log/own.log");
        assertThat(archive.resolve("log/own.log.2")).hasContent("refused to start");
    }

    @Test
    void killedAfterAnyFileItIsFinishedIntoTheSameFolderAndNobodyWritesBefore() throws IOException {
        Map<String, String> whole = new TreeMap<>();
        for (int lives = 1; lives <= 9; lives++) {
            aServiceThatRan();
            Path first = folder.resolve("kept/reset-" + lives);
            int[] left = {lives};
            assertThatThrownBy(() -> new Clearance(inventory(false), file -> {
                if (--left[0] == 0) {
                    throw new Killed();
                }
            }).clear(first)).isInstanceOf(Killed.class);
            assertThatThrownBy(() -> Clearance.requireNone(inventory(false))).hasMessageContaining("same command again");

            assertThat(new Clearance(inventory(false), file -> { }).clear(folder.resolve("kept/later"))).isEqualTo(first);
            Clearance.requireNone(inventory(false));
            assertThat(folder.resolve("kept/later")).doesNotExist();
            whole = whole.isEmpty() ? below(first) : whole;
            assertThat(below(first)).as("killed after %d", lives).hasSize(9).isEqualTo(whole);
        }
    }

    @Test
    void aCopyThatWasCompleteIsNotMadeTwice() throws IOException {
        Files.createDirectories(archive.resolve("store"));
        Files.copy(data.resolve("store.db"), archive.resolve("store/store.db"));
        Files.createFile(archive.resolve("store/store.db-wal.part"));
        Files.writeString(inventory(false).mark(), archive.toString());
        new Clearance(inventory(false), file -> { }).clear(archive);
        assertThat(data.resolve("store.db")).doesNotExist();
        assertThat(archive.resolve("store/store.db")).hasContent("store.db");
    }

    private Inventory inventory(boolean everything) {
        return inventory(everything, Map.of());
    }

    private Inventory inventory(boolean everything, Map<String, String> others) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("saslwatch.store.url", "jdbc:sqlite:" + data.resolve("store.db"));
        settings.put("saslwatch.csv.folder", data.resolve("csv").toString());
        settings.put("saslwatch.log.file", data.resolve("log/own.log").toString());
        settings.put("saslwatch.enrich.geo.folder", data.resolve("geo").toString());
        settings.put("saslwatch.inbox.folder", data.resolve("inbox").toString());
        settings.put("saslwatch.enrich.geo.files", data.resolve("geo/bought.mmdb") + ","
            + data.resolve("geo/user-country.mmdb") + ",/usr/share/places/customers.log");
        settings.put("saslwatch.reload.good", data.resolve("routes.good").toString());
        settings.put("saslwatch.alert.csv.file", data.resolve("alerts.csv").toString());
        settings.putAll(others);
        return new Inventory(new ConfigLoader(folder).commandLine(settings).load().config(), everything);
    }

    private static Map<String, String> below(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }
}
