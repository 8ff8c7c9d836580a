package io.saslwatch.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.saslwatch.config.Problem;
import io.saslwatch.extract.format.Formats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatCheckerTest {

    private static final String GOOD = """
        name: demo
        description: A daemon that does not exist
        daemon: demo
        programs: [demod]
        services: { "*": imap }
        unknown: { user: ["-"] }
        parts: { WHO: '(?<user>[^ ]*) from (?<ip>[^ ]*)' }
        patterns:
          - name: refused
            what: A refused login.
            role: attempt
            starts: "login "
            needles: [" refused"]
            expression: 'login %{WHO} refused(?:: (?<detail>.*))?'
            set: { outcome: failure, reason: other }
            cases:
              - when: detail
                is: locked
                set: { reason: disabled }
            samples:
              - line: 'Nov 20 18:00:00 mx1 demod[1]: login bob from 192.0.2.1 refused: locked'
                expect: { user: bob, ip: 192.0.2.1, reason: disabled, service: imap, pid: '1' }
            attacks:
              - line: 'Nov 20 18:00:00 mx1 demod[1]: login - from 192.0.2.1 refused: x from 198.51.100.1'
                why: what follows the colon is the client's
                expect: { user: null, ip: 192.0.2.1 }
            not:
              - line: 'Nov 20 18:00:00 mx1 demod[1]: login bob from 192.0.2.1 accepted'
                why: an accepted one
        none:
          - line: 'Nov 20 18:00:00 mx1 demod[1]: started'
            why: no attempt
        """;

    @TempDir
    private Path folder;

    @Test
    void findsNothingWrongWithAGoodFormat() throws IOException {
        assertThat(check(GOOD)).isEmpty();
    }

    @Test
    void findsAPatternThatNoSampleReaches() throws IOException {
        assertThat(check(GOOD.replace("samples:", "attacks:").replaceFirst("(?s)    attacks:\n.*?    attacks:\n",
            "    attacks:\n")))
            .singleElement().satisfies(problem -> assertThat(problem.what()).contains("no sample reaches", "refused"))
            .satisfies(problem -> assertThat(problem.where()).endsWith("demo.yaml:9"));
    }

    @Test
    void findsASampleThatTwoPatternsTake() throws IOException {
        String second = """
              - name: second
                what: Also.
                role: attempt
                starts: "login bob"
                expression: 'login bob .*'
                samples:
                  - line: 'Nov 20 18:00:00 mx1 demod[1]: login bob accepted'
            none:
            """;
        assertThat(check(GOOD.replace("none:\n", second))).singleElement().satisfies(problem -> {
            assertThat(problem.what()).contains("two patterns", "'refused'", "'second'");
            assertThat(problem.where()).endsWith("demo.yaml:21");
        });
    }

    @Test
    void findsAWrongExpectation() throws IOException {
        assertThat(check(GOOD.replace("user: bob", "user: eve").replace("pid: '1'", "pid: '2'")))
            .extracting(Problem::what)
            .containsExactlyInAnyOrder("wrong expectation: user is 'bob'", "wrong expectation: pid is '1'");
    }

    @Test
    void findsAUserThatNobodyExpected() throws IOException {
        assertThat(check(GOOD.replace("user: bob, ", ""))).singleElement()
            .satisfies(problem -> assertThat(problem.what()).isEqualTo("wrong expectation: user is 'bob'"))
            .satisfies(problem -> assertThat(problem.why()).contains("not known"));
    }

    @Test
    void findsANeedleThatASampleLacks() throws IOException {
        assertThat(check(GOOD.replace("[\" refused\"]", "[\" refused\", \" rejected\"]"))).hasSize(2).first()
            .satisfies(problem -> assertThat(problem.why()).contains("lacks ' rejected'"));
    }

    @Test
    void findsASampleThatItsPatternDoesNotTake() throws IOException {
        assertThat(check(GOOD.replace("refused: locked", "refused, locked"))).singleElement()
            .satisfies(problem -> assertThat(problem.what()).contains("does not take its sample"));
    }

    @Test
    void findsALineThatIsTakenThoughItMustNotBe() throws IOException {
        assertThat(check(GOOD.replace("192.0.2.1 accepted", "192.0.2.1 refused"))).singleElement()
            .satisfies(problem -> assertThat(problem.what()).contains("takes a line that it must not"));
        assertThat(check(GOOD.replace("demod[1]: started", "demod[1]: login x from y refused"))).singleElement()
            .satisfies(problem -> assertThat(problem.what()).contains("nothing may be made"));
    }

    @Test
    void findsASampleOfAnotherProgramOrWithoutAHeader() throws IOException {
        assertThat(check(GOOD.replace("demod[1]: login bob from 192.0.2.1 refused", "other[1]: login bob")))
            .singleElement().satisfies(problem ->
                assertThat(problem.what()).contains("does not look at program 'other'"));
        assertThat(check(GOOD.replace("Nov 20 18:00:00 mx1 demod[1]: login bob from 192.0.2.1 refused", "login bob")))
            .singleElement().satisfies(problem -> assertThat(problem.what()).contains("has no header"));
    }

    @Test
    void findsEveryMistakeOfAFileAtOnceEachWithItsLine() throws IOException {
        String bad = """
            name: demo
            colour: red
            programs: [demod]
            patterns:
              - name: one
                role: atempt
                needles: [abc]
                expression: '(?<who>.*)(?=x)'
                set: { outcome: lost, reason: bad, size: big }
              - name: one
                what: x
                role: attempt
                starts: [abcd]
                expression: '%{NOPE}'
              - name: three
                what: x
                role: attempt
                starts: abcd
                expression: '(?<who>.*)'
                cases:
                  - when: colour
                    set: { user: x }
                attacks:
                  - line: x
                    expect: { colour: red }
            """;

        List<String> found = check(bad).stream().map(problem -> problem.where().replaceAll(".*demo.yaml", "") + ' '
            + problem.what()).toList();

        assertThat(found).containsExactly(":1 'description' is missing or empty", ":1 'daemon' is missing or empty",
            ":2 unknown key 'colour'", ":5 'what' is missing or empty", ":6 unknown role 'atempt'",
            ":7 'abc' is too short", ":8 the expression cannot be used", ":9 unknown outcome 'lost'",
            ":9 unknown reason 'bad'", ":9 unknown field 'size'", ":14 there is no part called 'NOPE'",
            ":19 unknown field 'who'", ":21 unknown field 'colour'", ":21 the case compares with nothing",
            ":24 'why' is missing or empty", ":25 unknown field 'colour'");
    }

    @Test
    void tellsWhereAFileIsNoYaml() throws IOException {
        assertThat(check("name: demo\nwhat: a: b\n")).singleElement()
            .satisfies(problem -> assertThat(problem.where()).endsWith("demo.yaml:2"))
            .satisfies(problem -> assertThat(problem.remedy()).contains("quotes"));
        assertThat(check("")).singleElement().satisfies(problem -> assertThat(problem.what()).contains("empty"));
        assertThat(check("- a\n- b\n")).first().satisfies(problem -> assertThat(problem.why()).contains("a list"));
    }

    @Test
    void tellsThatTwoFormatsHaveOneName() throws IOException {
        Files.writeString(folder.resolve("copy.yaml"), GOOD);

        assertThat(check(GOOD)).extracting(Problem::what).contains("the format's name 'demo' is taken");
    }

    @Test
    void tellsThatFormatsHaveTooManyPatternsForOneProgram() throws IOException {
        Files.writeString(folder.resolve("more.yaml"), many("more", 40));
        assertThat(check(many("demo", 40))).extracting(Problem::what)
            .contains("program 'demod' has more than 64 patterns or starts");

        assertThat(check(many("demo", 65))).extracting(Problem::what).contains("there are more than 64 patterns");
    }

    private static String many(String name, int patterns) {
        StringBuilder yaml = new StringBuilder(GOOD.replace("name: demo\n", "name: " + name + "\n"));
        String pattern = GOOD.substring(GOOD.indexOf("  - name: refused"), GOOD.indexOf("none:"));
        for (int i = 1; i < patterns; i++) {
            yaml.insert(yaml.indexOf("none:"), pattern.replace("refused\n", "refused" + i + "\n"));
        }
        return yaml.toString();
    }

    @Test
    void tellsThatTheFolderIsMissingOrEmpty() {
        assertThat(Formats.of(folder.resolve("nowhere")).problems()).singleElement()
            .satisfies(problem -> assertThat(problem.remedy()).contains("saslwatch.extract.formats"));
        assertThat(Formats.of(folder).problems()).singleElement()
            .satisfies(problem -> assertThat(problem.what()).contains("no format file"));
    }

    @Test
    void leavesOutAFormatWithProblemsAndKeepsTheOthers() throws IOException {
        Files.writeString(folder.resolve("bad.yaml"), "name: bad\n");
        Files.writeString(folder.resolve("demo.yaml"), GOOD);

        assertThat(Formats.of(folder).formats()).extracting("name").containsExactly("demo");
    }

    private List<Problem> check(String yaml) throws IOException {
        Files.writeString(folder.resolve("demo.yaml"), yaml);
        return new FormatChecker().check(Formats.of(folder));
    }
}
