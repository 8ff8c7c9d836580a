package io.saslwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.saslwatch.reload.GoodCopy;
import io.saslwatch.store.Store;
import io.saslwatch.store.StoreConfig;
import io.saslwatch.store.StoreEvents;
import io.saslwatch.store.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClearingCommandsTest {

    @TempDir
    private Path folder;

    @Test
    void isRefusedWhileAProcessUsesTheStoreAndMovesItAfterwards() throws IOException {
        try (Store running = open()) {
            Typed refused = typed("", "reset", "--yes");
            assertThat(refused.status()).isEqualTo(ExitStatus.FAILED);
            assertThat(refused.err()).contains("is in use by").contains("Stop that process first");
            assertThat(folder.resolve("store.db")).exists();
        }
        Typed done = typed("", "reset", "--yes");
        assertThat(done.err()).isEmpty();
        assertThat(done.status()).isZero();
        assertThat(done.out()).contains(folder.resolve("store.db").toString()).contains("moved to " + folder.resolve("archive/reset-20"));
        assertThat(folder.resolve("store.db")).doesNotExist();
        try (Stream<Path> files = Files.walk(folder.resolve("archive"))) {
            assertThat(files.map(file -> file.getFileName().toString())).contains("store.db");
        }
        assertThat(typed("", "reset", "--yes").out()).contains("there is nothing to clear");
    }

    @Test
    void asksFirst() throws IOException {
        open().close();
        assertThat(typed("n\n", "purge", "--delete").out()).contains("for good? [y/N]").contains("nothing was done");
        assertThat(typed("", "purge").out()).contains("nothing was done");
        assertThat(folder.resolve("store.db")).exists();
        assertThat(typed("y\n", "purge", "--delete").out()).contains("deleted");
        assertThat(folder.resolve("store.db")).doesNotExist();
        assertThat(folder.resolve("archive")).doesNotExist();
    }

    @Test
    void aStoreIsNotOpenedBeforeAnInterruptedResetIsFinished() throws IOException {
        Files.writeString(folder.resolve(".saslwatch-clearing"), folder.resolve("archive/reset-1").toString());
        open().close();
        Typed run = typed("", "run", "-Dsaslwatch.run.as-root=true", "-Dsaslwatch.routes=" + folder);
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.err()).contains("did not come to its end").contains("same command again");
        assertThat(typed("", "reset", "--yes").out()).contains("moved to " + folder.resolve("archive/reset-1") + ".");
        assertThat(folder.resolve("archive/reset-1/store/store.db")).exists();
        assertThat(folder.resolve(".saslwatch-clearing")).doesNotExist();
    }

    @Test
    void purgeIsRefusedWhileAServiceWithAnotherStoreRunsFromTheSameRoutes() throws IOException {
        open().close();
        Path routes = folder.resolve("routes.good");
        try (GoodCopy running = GoodCopy.open(routes)) {
            Typed refused = typed("", "purge", "--yes");
            assertThat(refused.status()).isEqualTo(ExitStatus.FAILED);
            assertThat(refused.err()).contains(routes.toString()).contains("another process runs from it").contains("Stop");
            assertThat(folder.resolve("store.db")).exists();
        }
        assertThat(typed("", "purge", "--yes", "--delete").out()).contains("deleted");
        assertThat(folder.resolve("routes.good.lock")).doesNotExist();
    }

    @Test
    void aFileOfSomebodyElseIsNotEvenListed() throws IOException {
        open().close();
        Path theirs = Files.writeString(Files.createDirectories(folder.resolve("shared")).resolve("customers.log"), "x");
        Typed done = typed("", "purge", "--yes", "--delete", "-Dsaslwatch.inbox.folder=" + theirs.getParent(),
            "-Dsaslwatch.enrich.geo.folder=" + theirs.getParent());
        assertThat(done.out()).contains("deleted").doesNotContain("customers.log");
        assertThat(theirs).exists();
    }

    @Test
    void aDatabaseServerIsLeftToItsOwnTools() {
        Typed refused = Typed.command("reset", "--yes", "-Dsaslwatch.store.url=jdbc:postgresql://127.0.0.1:1/x",
            "-Dsaslwatch.csv.folder=" + folder.resolve("csv"));
        assertThat(refused.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(refused.err()).contains("pg_dump").contains("--without-store");
        assertThat(typed("", "reset", "--without-store").status()).isEqualTo(ExitStatus.USAGE);
    }

    private Store open() {
        return new Stores(InstantSource.system(), StoreEvents.logging()).open(new StoreConfig("jdbc:sqlite:"
            + folder.resolve("store.db"), folder, "", "", "test", ZoneOffset.UTC, false));
    }

    private Typed typed(String input, String... words) {
        Stream<String> usual = Stream.of("-Dsaslwatch.store.url=jdbc:sqlite:" + folder.resolve("store.db"),
            "-Dsaslwatch.csv.folder=" + folder.resolve("csv"), "-Dsaslwatch.enrich.geo.folder=" + folder.resolve("geo"),
            "-Dsaslwatch.inbox.folder=" + folder.resolve("inbox"), "-Dsaslwatch.reload.good=" + folder.resolve("routes.good"));
        // an option may be given once
        List<String> typed = List.of(words);
        return Typed.piped(input, Stream.concat(typed.stream(), usual.filter(option -> typed.stream()
            .noneMatch(word -> word.startsWith(option.substring(0, option.indexOf('=') + 1))))).toArray(String[]::new));
    }
}
