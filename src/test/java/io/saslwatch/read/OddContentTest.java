package io.saslwatch.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.saslwatch.event.LineBatch;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Content that no well-behaved daemon writes, and archives that were damaged. */
class OddContentTest {

    @TempDir
    Path folder;
    Path log;
    final Harness reader = new Harness();

    @BeforeEach
    void nameTheLog() {
        log = folder.resolve("mail.log");
    }

    private void everyLineStandsWhereItsOffsetSays() {
        byte[] all = Logs.read(log);
        for (LineBatch batch : reader.batches) {
            assertThat(batch.bytes()).isEqualTo(Arrays.copyOfRange(all, (int) batch.offset(),
                (int) batch.offset() + batch.bytes().length));
        }
    }

    @Test
    void aLineThatIsTooLongIsCutAndDoesNotStopTheRest() {
        Logs.append(log, "a\n" + "x".repeat(1025) + "\nb\n" + "y".repeat(1024) + "\nc\n" + "z".repeat(9000) + "\nd\n");
        reader.start(log).run();
        assertThat(reader.texts()).containsExactly("a", "x".repeat(1024), "b", "y".repeat(1024), "c", "z".repeat(1024),
            "d");
        assertThat(reader.count("saslwatch.read.lines.cut")).isEqualTo(2);
        everyLineStandsWhereItsOffsetSays();
        assertThat(reader.batches.get(reader.batches.size() - 1).line()).isEqualTo(7);
    }

    @Test
    void theRestOfACutLineIsSkippedAfterARestartToo() {
        Logs.append(log, "a\n" + "x".repeat(6000));
        reader.start(log).run().stop();
        Logs.append(log, "x\nb\n");
        reader.start(log).run();
        assertThat(reader.texts()).containsExactly("a", "x".repeat(1024), "b");
        assertThat(reader.batches.get(reader.batches.size() - 1).line()).isEqualTo(3);
        everyLineStandsWhereItsOffsetSays();
    }

    @Test
    void nulBytesAtTheBeginningOfLinesAreSkippedAndCounted() {
        Logs.append(log, "\0".repeat(5000) + "a\nb\n\0\0\0c\nd\0e\n\0");
        reader.start(log).run();
        Logs.append(log, "\0f\n");
        reader.run();
        assertThat(reader.told).containsExactly("found mail.log");
        assertThat(reader.texts()).containsExactly("a", "b", "c", "d\0e", "f");
        assertThat(reader.count("saslwatch.read.nul.bytes")).isEqualTo(5005);
        everyLineStandsWhereItsOffsetSays();
        reader.stop().start(log).run();
        assertThat(reader.texts()).hasSize(5);
    }

    @Test
    void aLogTruncatedUnderAWriterThatKeepsItsPlaceIsReadFromItsNewLines() {
        Logs.append(log, "a1\na2\n");
        reader.start(log).run();
        Logs.write(log, Logs.bytes("\0\0\0\0\0\0b1\n"));
        reader.run();
        assertThat(reader.texts()).containsExactly("a1", "a2", "b1");
    }

    @Test
    void carriageReturnsAndInvalidUtf8StayAsTheyAre() {
        Logs.append(log, "a\r\nb\u00ff\u00c0\u0080\n\n\nc\u0085d\n");
        reader.start(log).run();
        assertThat(reader.texts()).containsExactly("a\r", "b\u00ff\u00c0\u0080", "", "", "c\u0085d");
    }

    @Test
    void concatenatedMembersAreOneStream() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        packed.writeBytes(Logs.gzip("a\nb"));
        packed.writeBytes(Logs.gzip(""));
        packed.writeBytes(Logs.gzip("c\nd\n"));
        packed.writeBytes(new byte[512]);
        Logs.write(folder.resolve("mail.log.1.gz"), packed.toByteArray());
        Logs.append(log, "e\n");
        reader.start(log).run();
        assertThat(reader.texts()).containsExactly("a", "bc", "d", "e");
        assertThat(reader.told).noneMatch(event -> event.startsWith("damaged"));
    }

    @Test
    void aMemberAppendedToAnArchiveIsReadOn() {
        Path archive = folder.resolve("mail.log.1.gz");
        Logs.write(archive, Logs.gzip("a\nb\n"));
        reader.start(log).run();
        Logs.append(archive, Logs.gzip("c\n"));
        reader.run();
        // nothing but its stamp and size tells that it grew
        reader.later(Duration.ofSeconds(20)).run();
        assertThat(reader.texts()).containsExactly("a", "b", "c");
    }

    private static String numbered(int lines) {
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < lines; line++) {
            text.append("line ").append(line * 2654435761L % 1000003).append('\n');
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "bz2", "xz", "zst"})
    void anArchiveCutOffIsReadAsFarAsItGoesAndToldOnce(String kind) {
        String text = numbered(400_000);
        byte[] packed = Logs.pack(text.getBytes(StandardCharsets.ISO_8859_1), kind);
        Logs.write(folder.resolve("mail.log.2." + kind), Arrays.copyOf(packed, packed.length * 3 / 4));
        Logs.append(folder.resolve("mail.log.1"), "b\n");
        Logs.append(log, "c\n");
        reader.batch(1 << 20, 1024).start(log).run();
        reader.later(Duration.ofSeconds(11)).run().stop();
        reader.start(log).run();
        reader.later(Duration.ofSeconds(11)).run();
        assertThat(reader.texts()).endsWith("b", "c").hasSizeGreaterThan(1000);
        assertThat(text).startsWith(String.join("", reader.lines.subList(0, reader.lines.size() - 2)));
        assertThat(reader.told.stream().filter(event -> event.startsWith("damaged"))).hasSize(1);
        assertThat(reader.count("saslwatch.read.damaged")).isEqualTo(1);
    }

    @Test
    void anArchiveWithWrongBytesIsReadAsFarAsItGoesAndToldOnce() {
        String text = numbered(100_000);
        byte[] packed = Logs.gzip(text);
        for (int at = packed.length / 2; at < packed.length / 2 + 20; at++) {
            packed[at] ^= 0x5a;
        }
        Logs.write(folder.resolve("mail.log.2.gz"), packed);
        Logs.append(log, "c\n");
        reader.batch(1 << 16, 1024).start(log).run();
        reader.later(Duration.ofSeconds(20)).run().stop();
        reader.start(log).run();
        assertThat(reader.texts()).endsWith("c").hasSizeGreaterThan(1000);
        assertThat(reader.told.stream().filter(event -> event.startsWith("damaged"))).hasSize(1);
    }

    @Test
    void anArchiveThatIsWrongFromItsFirstByteIsToldOnce() {
        Logs.write(folder.resolve("mail.log.2.gz"), Arrays.copyOf(Logs.gzip("a\nb\n"), 12));
        Logs.append(log, "c\n");
        reader.start(log).run();
        reader.later(Duration.ofSeconds(11)).run();
        reader.later(Duration.ofSeconds(20)).run();
        assertThat(reader.texts()).containsExactly("c");
        assertThat(reader.told.stream().filter(event -> event.startsWith("damaged"))).hasSize(1);
    }

    @Test
    void aNameThatPromisesCompressionIsNotBelieved() {
        Logs.append(folder.resolve("mail.log.1.gz"), "a\n");
        Logs.write(folder.resolve("mail.log.2"), Logs.gzip("b\n"));
        Logs.append(log, "c\n");
        reader.start(log).run();
        assertThat(reader.texts()).containsExactly("b", "a", "c");
    }
}
