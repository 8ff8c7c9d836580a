package io.saslwatch.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to logs while the reader is stopped. */
class RestartTest {

    @TempDir
    Path folder;
    Path log;
    final Harness reader = new Harness();

    @BeforeEach
    void readTwoLinesAndStop() {
        log = folder.resolve("mail.log");
        Logs.append(log, "a1\na2\n");
        reader.start(log).run().stop();
    }

    private Path old(String suffix) {
        return folder.resolve("mail.log" + suffix);
    }

    private void restart() {
        reader.start(log).run();
    }

    @Test
    void goesOnWhereItStopped() {
        Logs.append(log, "a3\n");
        restart();
        assertThat(reader.texts()).containsExactly("a1", "a2", "a3");
        assertThat(reader.told).containsExactly("found mail.log", "resumed mail.log at 6");
    }

    @Test
    void findsTheRestOfALogThatWasRotatedSeveralTimes() {
        Logs.append(log, "a3\n");
        Logs.rename(log, old(".1"));
        Logs.append(log, "b1\n");
        Logs.rename(old(".1"), old(".2"));
        Logs.rename(log, old(".1"));
        Logs.append(log, "c1\n");
        Logs.rename(old(".2"), old(".3"));
        Logs.rename(old(".1"), old(".2"));
        Logs.rename(log, old(".1"));
        Logs.append(log, "d1\n");
        restart();
        assertThat(reader.texts()).containsExactly("a1", "a2", "a3", "b1", "c1", "d1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "bz2", "xz", "zst"})
    void findsTheRestOfALogThatWasCompressed(String kind) {
        Logs.append(log, "a3\n");
        Logs.rename(log, old(".1"));
        Logs.compress(old(".1"), kind);
        Logs.append(log, "b1\n");
        restart();
        assertThat(reader.texts()).containsExactly("a1", "a2", "a3", "b1");
        reader.stop();
        restart();
        assertThat(reader.texts()).containsExactly("a1", "a2", "a3", "b1");
    }

    @Test
    void aHalfDoneCompressionIsNotReadInPlaceOfTheLogItself() {
        Logs.append(log, "a3\n".repeat(5000));
        Logs.rename(log, old(".1"));
        byte[] packed = Logs.pack(Logs.read(old(".1")), "gz");
        Logs.write(old(".1.gz"), Arrays.copyOf(packed, packed.length / 2));
        Logs.append(log, "b1\n");
        restart();
        assertThat(reader.texts()).hasSize(5003).endsWith("a3", "b1");
        Logs.write(old(".1.gz"), packed);
        Logs.delete(old(".1"));
        reader.run();
        Logs.append(log, "b2\n");
        reader.run();
        assertThat(reader.texts()).hasSize(5004).endsWith("a3", "b1", "b2");
        assertThat(reader.told).noneMatch(event -> event.startsWith("damaged"));
    }

    @Test
    void aLogThatWasCopiedAndTruncatedIsReadOnFromTheCopy() {
        Logs.append(log, "a3\n");
        Logs.copy(log, old(".1"));
        Logs.truncate(log);
        Logs.append(log, "b1\nb2\nb3\nb4\n");
        restart();
        assertThat(reader.texts()).containsExactly("a1", "a2", "a3", "b1", "b2", "b3", "b4");
    }

    @Test
    void aCopyThatEndsBeforeWhatWasReadIsNotReadAgain() {
        Logs.write(old(".1"), Logs.bytes("a1\n"));
        Logs.truncate(log);
        Logs.append(log, "b1\n");
        restart();
        assertThat(reader.texts()).containsExactly("a1", "a2", "b1");
        assertThat(reader.told).anyMatch(event -> event.startsWith("cut short mail.log from 6 to 3"));
    }

    @Test
    void aLogDeletedAndWrittenAnewIsReadFromItsBeginningEvenWithTheSameInode() {
        Object before = inode();
        for (int tries = 0; tries < 20; tries++) {
            Logs.delete(log);
            Logs.append(log, "b1\nb2\nb3\n");
            if (inode().equals(before)) {
                break;
            }
        }
        restart();
        assertThat(reader.texts()).containsExactly("a1", "a2", "b1", "b2", "b3");
    }

    private Object inode() {
        try {
            return Files.getAttribute(log, "unix:ino");
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void aNewLogThatBeginsWithTheSameLineIsReadFromItsBeginning() {
        Logs.rename(log, old(".1"));
        Logs.append(log, "a1\nb2\n");
        restart();
        assertThat(reader.texts()).containsExactly("a1", "a2", "a1", "b2");
    }

    @Test
    void aLogMovedToAnotherFolderIsReadOn() throws IOException {
        Files.createDirectory(folder.resolve("old"));
        Logs.append(log, "a3\n");
        Logs.rename(log, folder.resolve("old/mail.log"));
        Logs.append(log, "b1\n");
        reader.oldFolder("old");
        restart();
        assertThat(reader.texts()).containsExactly("a1", "a2", "a3", "b1");
    }

    @Test
    void aLogRotatedIntoAnAbsoluteFolderIsReadOn(@TempDir Path elsewhere) {
        Logs.append(log, "a3\n");
        Logs.rename(log, elsewhere.resolve("mail.log-20261120"));
        Logs.compress(elsewhere.resolve("mail.log-20261120"), "gz");
        Logs.append(log, "b1\n");
        reader.oldFolder(elsewhere.toString());
        restart();
        assertThat(reader.texts()).containsExactly("a1", "a2", "a3", "b1");
    }

    @Test
    void aLogOnAnotherDeviceWithTheSameContentIsReadOn() {
        String long1 = "a long line that no two logs have in common by chance ".repeat(6) + "\n";
        Logs.append(log, long1);
        restart();
        reader.stop();
        byte[] all = Logs.read(log);
        Logs.delete(log);
        Logs.write(folder.resolve("x"), all);
        Logs.rename(folder.resolve("x"), log);
        Logs.append(log, "a4\n");
        restart();
        assertThat(reader.lines).containsExactly("a1\n", "a2\n", long1, "a4\n");
    }

    @Test
    void linesHandedOnButNotTakenAreReadAgain() {
        Logs.append(log, "a3\na4\n");
        reader.keepsWaiting = true;
        reader.start(log).run();
        // killed: what was on its way never comes back
        reader.keepsWaiting = false;
        restart();
        assertThat(reader.texts()).containsExactly("a1", "a2", "a3", "a4");
    }

    @Test
    void aStreamThatVanishedIsForgottenAfterTwoWeeks() {
        Logs.delete(log);
        Logs.append(log, "b1\n");
        restart();
        assertThat(reader.positions.forgotten()).isEmpty();
        reader.later(Duration.ofDays(13)).run();
        assertThat(reader.positions.forgotten()).isEmpty();
        reader.later(Duration.ofDays(2)).run();
        assertThat(reader.positions.forgotten()).containsExactly(1L);
    }

    @Test
    void aVanishedStreamIsRememberedAcrossRestarts() {
        Path away = folder.resolve("away");
        Logs.append(log, "a long enough line to be told from others ".repeat(7) + "\n");
        restart();
        Logs.rename(log, away);
        Logs.append(log, "b1\n");
        reader.later(Duration.ofMinutes(1)).run().stop();
        Logs.append(away, "a4\n");
        Logs.rename(away, old(".1"));
        restart();
        assertThat(reader.texts()).hasSize(5).contains("a4", "b1").doesNotHaveDuplicates();
    }

    @Test
    void anArchiveReadOnceIsNotUnpackedAgainAtTheNextStart() throws IOException {
        Logs.rename(log, old(".1"));
        Logs.compress(old(".1"), "gz");
        restart();
        reader.stop();
        // unreadable content behind an unchanged stamp would be noticed if it were unpacked
        var stamp = Files.getLastModifiedTime(old(".1.gz"));
        byte[] bytes = Logs.read(old(".1.gz"));
        bytes[12] ^= 0x55;
        Logs.write(old(".1.gz"), bytes);
        Files.setLastModifiedTime(old(".1.gz"), java.nio.file.attribute.FileTime.from(stamp.toInstant()));
        reader.later(Duration.ofMinutes(1));
        restart();
        assertThat(reader.told).noneMatch(event -> event.startsWith("damaged"));
        assertThat(reader.texts()).containsExactly("a1", "a2");
    }
}
