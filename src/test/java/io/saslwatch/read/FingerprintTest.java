package io.saslwatch.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    private static Fingerprint of(String text, int position) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        int head = Math.min(bytes.length, Fingerprint.HEAD);
        byte[] tail = Arrays.copyOfRange(bytes, Math.max(0, position - Fingerprint.ANCHOR), position);
        return Fingerprint.of(null, Arrays.copyOf(bytes, head), head, position, tail, false);
    }

    private static Head head(String text) {
        return new Head(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void survivesTheStoreAndStaysShortEvenForTheShortestLines() {
        Fingerprint print = of("\n".repeat(5000), 5000).asBroken();
        assertThat(print.text()).hasSizeLessThan(4000);
        assertThat(Fingerprint.parse(print.text())).isEqualTo(print);
        assertThat(print.reach()).isEqualTo(Fingerprint.HEAD);
    }

    @Test
    void theTextOfTheFirstVersionCanStillBeRead() {
        Fingerprint print = Fingerprint.parse("1 3:2c18fd4a19ffd0bc,6:ffffffffffffffff, 6:0000000000000001 iwb");
        assertThat(print.marks()).extracting(Fingerprint.Mark::length).containsExactly(3, 6);
        assertThat(print.marks().get(1).hash()).isEqualTo(-1);
        assertThat(print.anchor()).isEqualTo(new Fingerprint.Mark(6, 1));
        assertThat(print.inside() && print.whole() && print.broken()).isTrue();
    }

    @Test
    void aTextOfAnotherVersionIsRefusedWithWhatToDo() {
        assertThatThrownBy(() -> Fingerprint.parse("2 x")).hasMessageContaining("another release of saslwatch");
    }

    @Test
    void comparesAsMuchAsBothKnow() {
        Fingerprint print = of("a1\na2\na3\n", 9);
        assertThat(print.equalHead(head("a1\na2\na3\na4\n"))).isEqualTo(9);
        assertThat(print.equalHead(head("a1\na2\n"))).isEqualTo(6);
        assertThat(print.equalHead(head("a1\na2\na"))).isEqualTo(6);
        assertThat(print.equalHead(head("a1\nb2\n"))).isEqualTo(-1);
        assertThat(print.equalHead(head("a1"))).isZero();
    }

    @Test
    void whatFollowsThePositionIsNoPartOfIt() {
        assertThat(of("a1\na2\na3\n", 3).marks()).isEqualTo(of("a1\nb2\n", 3).marks());
        assertThat(of("a1\na2\n", 0).reach()).isEqualTo(3);
    }

    @Test
    void aNoteThatCannotBeReadIsNoNote() {
        FileNote note = new FileNote(new FileStat(1, 2, 3, -4), true, false, Instant.ofEpochSecond(5));
        assertThat(FileNote.parse(note.text())).isEqualTo(note);
        assertThat(FileNote.parse(FileNote.NONE.text())).isEqualTo(FileNote.NONE);
        assertThat(FileNote.parse("")).isEqualTo(FileNote.NONE);
        assertThat(FileNote.parse("1:2:x el -")).isEqualTo(FileNote.NONE);
    }
}
