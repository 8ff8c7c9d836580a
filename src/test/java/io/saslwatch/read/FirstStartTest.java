package io.saslwatch.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where reading begins when the store knows nothing. */
class FirstStartTest {

    @TempDir
    Path folder;
    Path log;
    final Harness reader = new Harness();

    @BeforeEach
    void nameTheLog() {
        log = folder.resolve("mail.log");
    }

    private Path packed(String name, String text, String kind) {
        Path file = folder.resolve(name);
        Logs.write(file, Logs.bytes(text));
        return Logs.compress(file, kind);
    }

    @Test
    void archivesOfEveryKindAreReadOldestFirst() {
        packed("mail.log.10", "a\n", "xz");
        packed("mail.log.9", "b\n", "zst");
        packed("mail.log.3", "c\n", "bz2");
        packed("mail.log.2", "d\n", "gz");
        Logs.append(folder.resolve("mail.log.1"), "e\n");
        Logs.append(log, "f\n");
        reader.start(log).run();
        assertThat(reader.texts()).containsExactly("a", "b", "c", "d", "e", "f");
        reader.stop().start(log).run();
        assertThat(reader.texts()).hasSize(6);
    }

    @Test
    void datesInNamesAreOrderedByTime() {
        packed("mail.log-20261119", "b\n", "gz");
        packed("mail.log-20261120-1795180000", "c\n", "gz");
        Logs.append(folder.resolve("mail.log-20261120-1795190000"), "d\n");
        packed("mail.log-20251231", "a\n", "gz");
        Logs.append(log, "e\n");
        reader.start(log).run();
        assertThat(reader.texts()).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void mixedNamesAreOrderedByTheTimeOfTheirLines() {
        Logs.append(folder.resolve("mail.log.1"), "300 b\n");
        Logs.append(folder.resolve("mail.log-20261119"), "200 a\n");
        Logs.append(log, "400 c\n");
        reader.clock(Harness.SECONDS).start(log).run();
        assertThat(reader.texts()).containsExactly("200 a", "300 b", "400 c");
    }

    @Test
    void theSameContentPlainAndCompressedIsReadOnce() {
        Logs.append(folder.resolve("mail.log.1"), "a\nb\n");
        Logs.write(folder.resolve("mail.log.1.gz"), Logs.gzip("a\nb\n"));
        Logs.append(log, "c\n");
        reader.start(log).run();
        assertThat(reader.texts()).containsExactly("a", "b", "c");
    }

    @Test
    void aCopyBeingMadeAtTheFirstStartIsReadOnce() {
        String text = "a line of some length to be sure of\n".repeat(20);
        Logs.append(folder.resolve("mail.log.1"), text);
        Logs.append(log, text + "last\n");
        reader.start(log).run();
        Logs.append(folder.resolve("mail.log.1"), "last\n");
        Logs.truncate(log);
        Logs.append(log, "new\n");
        reader.run();
        assertThat(reader.lines).hasSize(22).endsWith("last\n", "new\n");
    }

    @Test
    void fromEndHandsOnOnlyWhatComes() {
        packed("mail.log.2", "a\n", "gz");
        Logs.append(folder.resolve("mail.log.1"), "b\n");
        Logs.append(log, "c\nhalf ");
        reader.from("end").start(log).run();
        assertThat(reader.texts()).isEmpty();
        Logs.append(log, "d\ne\n");
        reader.run();
        assertThat(reader.texts()).containsExactly("half d", "e");
        assertThat(reader.batches.get(0).line()).isEqualTo(2);
        reader.stop().start(log).run();
        assertThat(reader.texts()).containsExactly("half d", "e");
    }

    @Test
    void fromEndReadsAllOfALogThatAppearsLater() {
        reader.from("end").start(log).run();
        Logs.append(log, "a\n");
        reader.run();
        assertThat(reader.texts()).containsExactly("a");
    }

    @Test
    void fromADurationBackBeginsWithTheFirstLineYoungEnough() throws IOException {
        long now = Instant.now().getEpochSecond();
        Path old = folder.resolve("mail.log.2");
        Logs.append(old, (now - 90_000) + " a\n");
        Files.setLastModifiedTime(old, FileTime.from(Instant.ofEpochSecond(now - 90_000)));
        Logs.compress(old, "gz");
        packed("mail.log.1", (now - 80_000) + " b\n" + (now - 7000) + " c\n" + (now - 3000) + " d\n", "gz");
        Logs.append(log, (now - 2000) + " e\n");
        reader.clock(Harness.SECONDS).from("1h").start(log).run();
        assertThat(reader.texts()).extracting(line -> line.substring(line.length() - 1)).containsExactly("d", "e");
        assertThat(reader.batches.get(0).line()).isEqualTo(3);
    }

    @Test
    void aFileWithoutNewlineThatIsOldIsHandedOnAsItIs() throws IOException {
        Path old = folder.resolve("mail.log.1");
        Logs.append(old, "only half");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        Logs.append(log, "a\n");
        reader.start(log).run();
        assertThat(reader.lines).containsExactly("only half", "a\n");
    }

    @Test
    void theKeyOfAStreamIsTheSamePlainAndCompressedInAnyStore() {
        packed("mail.log.1", "first\nsecond\n", "gz");
        reader.start(log).run();
        Harness other = new Harness();
        Path plain = folder.resolve("other.log");
        Logs.append(plain, "first\n");
        other.start(plain).run();
        assertThat(reader.positions.all().get(0).ref().key()).matches("[0-9a-f]{16}")
            .isEqualTo(other.positions.all().get(0).ref().key());
    }

    @Test
    void anEmptyLogIsNoStream() {
        Logs.append(log, "");
        Logs.write(folder.resolve("mail.log.1.gz"), Logs.gzip(""));
        reader.start(log).run();
        assertThat(reader.positions.all()).isEmpty();
        assertThat(reader.told).isEmpty();
    }
}
