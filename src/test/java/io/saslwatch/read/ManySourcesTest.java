package io.saslwatch.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several logs in one group: which they are, and the order in which they are read. */
class ManySourcesTest {

    @TempDir
    Path folder;
    final Harness reader = new Harness();

    private Path file(String name, String text) {
        Path file = folder.resolve(name);
        Logs.append(file, text);
        return file;
    }

    @Test
    void linesOfSeveralLogsComeInTheOrderOfTheirTimes() {
        StringBuilder first = new StringBuilder();
        StringBuilder second = new StringBuilder();
        for (int second1 = 1000; second1 < 9000; second1 += 2) {
            first.append(second1).append(" a ").append("x".repeat(250)).append('\n');
            second.append(second1 + 1).append(" b ").append("x".repeat(250)).append('\n');
        }
        reader.clock(Harness.SECONDS).batch(4 << 20, 1024)
            .once(file("one.log", first.toString()), file("two.log", second.toString()));
        assertThat(reader.batches).hasSize(4);
        assertThat(reader.batches).extracting(batch -> batch.stream().source().endsWith("one.log"))
            .containsExactly(true, false, true, false);
        assertThat(reader.batches.get(0).others()).isEqualTo(Instant.ofEpochSecond(1001));
        assertThat(reader.batches).extracting(batch -> batch.drained()).containsExactly(false, false, false, true);
    }

    @Test
    void withoutAClockSourcesTakeTurns() {
        String text = ("x".repeat(99) + "\n").repeat(12_000);
        reader.batch(4 << 20, 1024).once(file("one.log", text), file("two.log", text));
        assertThat(reader.batches).extracting(batch -> batch.stream().source().endsWith("one.log"))
            .containsExactly(true, false, true, false, true, false);
    }

    @Test
    void aFolderIsReadLogByLogWithItsArchives() {
        file("mail.log", "c\n");
        file("mail.log.1", "b\n");
        Logs.write(folder.resolve("mail.log.2.gz"), Logs.gzip("a\n"));
        file("dovecot.log", "d\n");
        file("wtmp", "no log\n");
        file(".hidden", "no log\n");
        file("mail.db", "no log\n");
        reader.once(folder);
        assertThat(reader.texts()).containsExactlyInAnyOrder("a", "b", "c", "d").containsSubsequence("a", "b", "c");
        assertThat(reader.positions.all()).extracting(known -> known.ref().source()).containsOnly(
            folder.resolve("mail.log").toString(), folder.resolve("dovecot.log").toString());
        assertThat(reader.told).endsWith("finished");
        assertThat(reader.summaries).extracting(ReadEvents.Summary::lines).containsExactlyInAnyOrder(3L, 1L);
    }

    @Test
    void aFollowedGlobTakesInLogsThatAppearLater() {
        file("one.log", "a\n");
        reader.start(folder + "/*.log").run();
        file("two.log", "b\n");
        file("two.txt", "c\n");
        reader.later(Duration.ofSeconds(2)).run();
        assertThat(reader.texts()).containsExactly("a", "b");
    }

    @Test
    void aFollowedFolderTakesInItsLogs() {
        file("one.log.1", "a\n");
        file("one.log", "b\n");
        reader.start(folder).run();
        assertThat(reader.texts()).containsExactly("a", "b");
    }

    @Test
    void filesNamedAloneAreReadAloneAndSiblingsAsOneLog() {
        file("mail.log.3", "no\n");
        reader.once(file("mail.log", "b\n"), file("mail.log.1", "a\n"));
        assertThat(reader.texts()).containsExactly("a", "b");
        assertThat(reader.positions.all()).hasSize(2).extracting(known -> known.ref().source())
            .containsOnly(folder.resolve("mail.log").toString());
    }

    @Test
    void aFileNamedTwiceIsReadOnce() {
        Path log = file("mail.log", "a\n");
        reader.once(log, log, folder);
        assertThat(reader.texts()).containsExactly("a");
    }

    @Test
    void theLastLineNeedsNoEndWhenNothingIsFollowed() {
        reader.once(file("mail.log", "a\nb"));
        assertThat(reader.lines).containsExactly("a\n", "b");
    }

    @Test
    void filesThatCannotBeReadDoNotStopTheOthers() throws IOException {
        Path loop = folder.resolve("loop.log");
        Files.createSymbolicLink(loop, loop);
        Path cut = folder.resolve("cut.log.gz");
        Logs.write(cut, java.util.Arrays.copyOf(Logs.gzip("x\n"), 11));
        reader.once(loop, folder.resolve("none.log"), cut, file("mail.log", "a\n"));
        assertThat(reader.texts()).containsExactly("a");
        assertThat(reader.told).anyMatch(event -> event.startsWith("unreadable loop.log: "))
            .contains("unreadable none.log: there is no such file")
            .contains("damaged cut.log.gz at 0: the file ends in the middle of its compressed data")
            .endsWith("finished").hasSize(5);
    }

    @Test
    void aLogThatCannotBeReadIsToldOnceAndReadWhenItCan() throws IOException {
        Path log = folder.resolve("mail.log");
        Files.createSymbolicLink(log, log);
        reader.start(log).run();
        reader.later(Duration.ofSeconds(5)).run();
        reader.later(Duration.ofSeconds(20)).run();
        assertThat(reader.told).hasSize(1).first().asString().startsWith("unreadable mail.log: ");
        Files.delete(log);
        Logs.append(log, "a\n");
        reader.later(Duration.ofSeconds(1)).run();
        assertThat(reader.texts()).containsExactly("a");
        assertThat(reader.told).contains("readable again mail.log");
    }

    @Test
    void aSymbolicLinkIsFollowedToItsTargetAndItsTargetsSiblings() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path log = folder.resolve("mail.log");
        Logs.append(data.resolve("real.log"), "a\n");
        Files.createSymbolicLink(log, data.resolve("real.log"));
        reader.start(log).run();
        Logs.append(data.resolve("real.log"), "b\n");
        Logs.rename(data.resolve("real.log"), data.resolve("real.log.1"));
        Logs.append(data.resolve("real.log"), "c\n");
        reader.run();
        assertThat(reader.texts()).containsExactly("a", "b", "c");
    }

    @Test
    void aSymbolicLinkThatIsTurnedToTheNextDayIsFollowed() throws IOException {
        Path log = folder.resolve("current");
        file("mail-20261119.log", "a\n");
        Files.createSymbolicLink(log, Path.of("mail-20261119.log"));
        reader.start(log).run();
        file("mail-20261119.log", "b\n");
        file("mail-20261120.log", "c\n");
        Files.delete(log);
        Files.createSymbolicLink(log, Path.of("mail-20261120.log"));
        reader.run();
        assertThat(reader.texts()).containsExactly("a", "b", "c");
    }

    @Test
    void theStandardInputIsReadOnceUnpackedIfNeedBe() {
        reader.onceWith(new ByteArrayInputStream(Logs.gzip("a\nb\nc")), "-");
        assertThat(reader.lines).containsExactly("a\n", "b\n", "c");
        assertThat(reader.batches.get(0).stream().source()).isEqualTo("stdin");
    }

    @Test
    void whatTheStandardInputBroughtBeforeIsPassedOver() {
        String text = "some line of a log\n".repeat(500);
        reader.onceWith(new ByteArrayInputStream(Logs.bytes(text)), "-");
        reader.onceWith(new ByteArrayInputStream(Logs.bytes(text + "more\n")), "-");
        assertThat(reader.lines).hasSize(501).endsWith("more\n");
    }

    @Test
    void theStandardInputIsNotReadOnAfterItsLinesWereRefused() {
        reader.storeFails = true;
        reader.onceWith(new ByteArrayInputStream(Logs.bytes("a\n")), "-");
        assertThat(reader.told).anyMatch(event -> event.startsWith("gave up: what came through stdin was not taken"));
    }

    @Test
    void readingOnceGivesUpAfterAsManyFailuresAsAllowed() {
        reader.storeFails = true;
        reader.giveUpAfter(3).once(file("mail.log", "a\n"));
        assertThat(reader.told).containsExactly("found mail.log", "failed: the store is down",
            "gave up: the store is down");
    }

    @Test
    void aSecondReadingOfTheSameFilesHandsOnNothing() {
        List<Path> files = List.of(file("mail.log.1", "a\n"), file("mail.log", "b\n"));
        reader.once(files.toArray()).stop();
        reader.once(files.toArray());
        assertThat(reader.texts()).containsExactly("a", "b");
    }

    @Test
    void progressEndsAtTheWhole() {
        Path log = file("mail.log", "a\n".repeat(10_000));
        Path archive = folder.resolve("mail.log.1.gz");
        Logs.write(archive, Logs.gzip("b\n".repeat(10_000)));
        reader.once(log, archive);
        assertThat(reader.progress.total()).isEqualTo(20_000 + Logs.read(archive).length);
        assertThat(reader.progress.done()).isEqualTo(reader.progress.total());
    }
}
