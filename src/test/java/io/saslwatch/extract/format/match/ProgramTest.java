package io.saslwatch.extract.format.match;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramTest {

    private static final int PLENTY = 1_000_000;

    private final Subject subject = new Subject();

    @Test
    void matchesBytesWhereTheyLie() {
        byte[] line = "x user=<bob>, rest".getBytes(UTF_8);
        subject.set(line, 2, 12);

        assertThat(program("user=<(?<user>.*?)>").match(subject, PLENTY)).isEqualTo(Verdict.MATCHED);
        assertThat(subject.group(1)).isEqualTo("bob");
        assertThat(subject.text()).isEqualTo("user=<bob>");
        assertThat(program("user=<(?<user>.*?)>,").match(subject, PLENTY)).isEqualTo(Verdict.REFUSED);
    }

    @Test
    void decodesBytesThatAreNotAscii() {
        byte[] line = "..user=<b\u00f6b\u20ac>".getBytes(UTF_8);
        subject.set(line, 2, line.length);

        assertThat(program("user=<(?<user>.{4})>").match(subject, PLENTY)).isEqualTo(Verdict.MATCHED);
        assertThat(subject.group(1)).isEqualTo("b\u00f6b\u20ac");
    }

    @Test
    void replacesBytesThatAreNotUtf8() {
        byte[] line = "a\u00ffb".getBytes(ISO_8859_1);
        subject.set(line, 0, line.length);

        assertThat(program("(?<user>a[^a-z]b)").match(subject, PLENTY)).isEqualTo(Verdict.MATCHED);
        assertThat(subject.group(1)).isEqualTo("a\ufffdb");
    }

    @Test
    void forgetsTheGroupsOfAWayThatItGaveUp() {
        subject.set("ab");

        assertThat(program("(?:(?<user>a)(?<ip>b)c|a(?<port>b))").match(subject, PLENTY)).isEqualTo(Verdict.MATCHED);
        assertThat(subject.group(1)).isNull();
        assertThat(subject.group(2)).isNull();
        assertThat(subject.group(3)).isEqualTo("b");
    }

    @Test
    void findsWhetherATextIsContained() {
        byte[] bytes = "abcabd".getBytes(UTF_8);
        subject.set(bytes, 1, 5);

        assertThat(subject.contains("bca")).isTrue();
        assertThat(subject.contains("cab")).isTrue();
        assertThat(subject.contains("abd")).isFalse();
        assertThat(subject.contains("abc")).isFalse();
        assertThat(subject.contains("bcabd")).isFalse();
        assertThat(subject.contains("")).isTrue();
        assertThat(subject.contains("\u00e4")).isFalse();
        subject.set("b\u00e4");
        assertThat(subject.contains("\u00e4")).isTrue();
    }

    @Test
    void isNotForTextsWithPairsOfChars() {
        subject.set("a\ud83d\ude00");

        assertThat(subject.isPlain()).isFalse();
        subject.set("a\ufffd");
        assertThat(subject.isPlain()).isTrue();
    }

    @Test
    void givesUpWhenTheWorkIsSpent() {
        Program program = program(".*,.*,.*,.*,.*,.*b");
        subject.set(",".repeat(200));

        assertThat(program.match(subject, 100_000)).isEqualTo(Verdict.SPENT);
        subject.set(",,,,,b");
        assertThat(program.match(subject, 1_000)).isEqualTo(Verdict.MATCHED);
    }

    @Test
    void givesUpRatherThanRememberChoicesWithoutEnd() {
        Program program = program("(?:a|a[ab])*c");
        subject.set("a".repeat(100_000));

        assertThat(program.match(subject, Integer.MAX_VALUE)).isEqualTo(Verdict.SPENT);
        subject.set("aaabc");
        assertThat(program.match(subject, PLENTY)).isEqualTo(Verdict.MATCHED);
    }

    @Test
    void needsNoChoicesForALongRun() {
        subject.set("[" + "a".repeat(1_000_000) + "]");

        assertThat(program("\\[(?<user>[^\\]]*)\\]").match(subject, 2_000_000)).isEqualTo(Verdict.MATCHED);
        assertThat(subject.group(1)).hasSize(1_000_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a)*", "(?:a*)*", "(?:a|)+", "a**", "a{2}{3}", "a{3,2}", "a{0}", "a{1001}",
        "(?:a{50}){50}", "(?:ab{900}){5}", "[]a]", "[a-\\d]", "[z-a]", "[a[b]]", "[a&&b]", "[+--]", "\\s", "\\b", "\\pL",
        "\u00e4", "[\u00e4]", "\\x{41}", "\\1", "(?i)a", "(?=a)", "(?<n>a)(?<n>b)", "(a", "a)", "^a", "a$", "a{", "[a",
        "\\", "(?<1>a)"})
    void doesNotTakeWhatEnginesUnderstandDifferentlyOrRefuse(String expression) {
        assertThat(Program.of(expression)).isEmpty();
    }

    @Test
    void doesNotTakeGroupsInGroupsWithoutEnd() {
        assertThat(Program.of("(?:".repeat(10_000) + "a" + ")".repeat(10_000))).isEmpty();
    }

    private static Program program(String expression) {
        return Program.of(expression).orElseThrow();
    }
}
