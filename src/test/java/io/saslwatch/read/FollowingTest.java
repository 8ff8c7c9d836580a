package io.saslwatch.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A log followed through what happens to it while the reader runs. */
class FollowingTest {

    @TempDir
    Path folder;
    Path log;
    final Harness reader = new Harness();

    @BeforeEach
    void nameTheLog() {
        log = folder.resolve("mail.log");
    }

    @Test
    void handsOnWhatIsThereAndWhatIsAppended() {
        Logs.append(log, "a\nb\n");
        reader.start(log).run();
        Logs.append(log, "c\n");
        reader.run();
        assertThat(reader.texts()).containsExactly("a", "b", "c");
    }

    @Test
    void waitsForALogThatIsNotThereYet() {
        reader.start(log).run();
        Logs.append(log, "a\n");
        reader.run();
        assertThat(reader.texts()).containsExactly("a");
        assertThat(reader.told).containsExactly("found mail.log");
    }

    @Test
    void aHalfWrittenLineWaitsForItsEnd() {
        Logs.append(log, "a\nb");
        reader.start(log).run();
        assertThat(reader.texts()).containsExactly("a");
        Logs.append(log, "c");
        reader.run().later(Duration.ofMinutes(1)).run();
        assertThat(reader.texts()).containsExactly("a");
        Logs.append(log, "d\n");
        reader.run();
        assertThat(reader.texts()).containsExactly("a", "bcd");
    }

    @Test
    void readsTheOldFileToItsEndBeforeTheNewOne() {
        Logs.append(log, "a\n");
        reader.start(log).run();
        Logs.append(log, "b\n");
        Logs.rename(log, folder.resolve("mail.log.1"));
        Logs.append(log, "d\n");
        Logs.append(folder.resolve("mail.log.1"), "c\n");
        reader.run();
        assertThat(reader.texts()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void linesWrittenToTheRenamedFileAfterTheNewOneAppearedAreNotLost() {
        Logs.append(log, "a\n");
        reader.start(log).run();
        Logs.rename(log, folder.resolve("mail.log.1"));
        Logs.append(log, "c\n");
        reader.run();
        Logs.append(folder.resolve("mail.log.1"), "b\n");
        reader.run();
        assertThat(reader.texts()).containsExactlyInAnyOrder("a", "b", "c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "bz2", "xz", "zst"})
    void aCompressedGenerationIsNotReadAgain(String kind) {
        Logs.append(log, "a\n");
        reader.start(log).run();
        Logs.append(log, "b\n");
        Logs.rename(log, folder.resolve("mail.log.1"));
        Logs.append(log, "c\n");
        reader.run();
        Logs.compress(folder.resolve("mail.log.1"), kind);
        Logs.append(log, "d\n");
        reader.run();
        assertThat(reader.texts()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void copyAndTruncateLosesNothingThatTheCopyHolds() {
        Logs.append(log, "a\n");
        reader.start(log).run();
        Logs.append(log, "b\n");
        Logs.copy(log, folder.resolve("mail.log.1"));
        Logs.truncate(log);
        Logs.append(log, "c\n");
        reader.run();
        assertThat(reader.texts()).containsExactly("a", "b", "c");
        assertThat(reader.told).anyMatch(event -> event.startsWith("cut short mail.log"));
        assertThat(reader.count("saslwatch.read.truncations")).isEqualTo(1);
    }

    @Test
    void countsWhatATruncationMayHaveCost() {
        Logs.append(log, "a\n");
        reader.start(log).run();
        Logs.append(log, "half a line");
        reader.run();
        Logs.truncate(log);
        Logs.append(log, "b\n");
        reader.run();
        assertThat(reader.texts()).containsExactly("a", "b");
        assertThat(reader.count("saslwatch.read.possibly.lost.bytes")).isEqualTo("half a line".length());
        assertThat(reader.positions.lost()).as("told to the store, too").isEqualTo("half a line".length());
    }

    @Test
    void aLogTruncatedAndFilledBeyondItsOldLengthIsNoticed() {
        Logs.append(log, "a1\na2\na3\n");
        reader.start(log).run();
        Logs.write(log, Logs.bytes("b1\nb2\nb3\nb4\nb5\n"));
        reader.run();
        assertThat(reader.texts()).containsExactly("a1", "a2", "a3", "b1", "b2", "b3", "b4", "b5");
    }

    @Test
    void aLogTruncatedAndFilledToExactlyItsOldLengthIsNoticed() {
        Logs.append(log, "a1\na2\n");
        reader.start(log).run();
        Logs.write(log, Logs.bytes("b1\nb2\n"));
        reader.run();
        assertThat(reader.texts()).containsExactly("a1", "a2", "b1", "b2");
    }

    @Test
    void aDeletedLogIsReadToItsEnd() {
        Logs.append(log, "a\n");
        reader.start(log).run();
        Logs.append(log, "b\n");
        Logs.delete(log);
        Logs.append(log, "c\n");
        reader.run();
        assertThat(reader.texts()).containsExactly("a", "b", "c");
    }

    @Test
    void generationsThatBeginWithTheSameLineAreToldApart() {
        Logs.append(log, "same\na\n");
        reader.start(log).run();
        Logs.rename(log, folder.resolve("mail.log.1"));
        Logs.append(log, "same\n");
        reader.run();
        Logs.append(log, "b\n");
        reader.run();
        Logs.rename(folder.resolve("mail.log.1"), folder.resolve("mail.log.2"));
        Logs.rename(log, folder.resolve("mail.log.1"));
        Logs.append(log, "same\n");
        reader.run();
        assertThat(reader.texts()).containsExactly("same", "a", "same", "b", "same");
    }

    @Test
    void theLastLineOfARotatedLogIsHandedOnWhenItStaysWithoutEnd() {
        Logs.append(log, "a\nb");
        reader.start(log).run();
        Logs.rename(log, folder.resolve("mail.log.1"));
        Logs.append(log, "c\n");
        reader.run();
        assertThat(reader.texts()).containsExactly("a", "c");
        reader.later(Duration.ofSeconds(11)).run();
        assertThat(reader.texts()).containsExactly("a", "c", "b");
        assertThat(reader.count("saslwatch.read.partial.lines")).isEqualTo(1);
    }
}
