package io.saslwatch.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.saslwatch.extract.format.EngineComparison;
import io.saslwatch.extract.format.Format;
import io.saslwatch.extract.format.Formats;
import io.saslwatch.extract.format.LinePattern;
import io.saslwatch.extract.format.Sample;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShippedFormatsTest {

    private final List<Format> formats = Lines.shipped();

    @Test
    void passTheirOwnSamples() {
        assertThat(new FormatChecker().check(Formats.of(Path.of("routes/2-extract/formats")))).isEmpty();
        assertThat(FormatChecker.samples(formats)).isGreaterThan(100);
    }

    @Test
    void areReadAlikeByBothEnginesInEverySample() {
        List<String> lines = new ArrayList<>();
        for (Format format : formats) {
            format.none().forEach(sample -> lines.add(sample.line()));
            for (LinePattern pattern : format.patterns()) {
                pattern.samples().stream().map(Sample::line).forEach(lines::add);
                pattern.not().stream().map(Sample::line).forEach(lines::add);
            }
        }
        assertThat(differences(lines)).isEmpty();
    }

    @Test
    void areReadAlikeByBothEnginesInEveryRealLine() {
        List<String> lines = new ArrayList<>();
        for (byte[] log : Lines.realLogs()) {
            lines.addAll(List.of(new String(log, StandardCharsets.UTF_8).split("\n")));
        }
        assertThat(lines).hasSizeGreaterThan(30_000);
        assertThat(differences(lines)).isEmpty();
    }

    @Test
    void doNotSpendTheBudgetOnRealLines() {
        int expensive = 0;
        SingleLine single = new SingleLine(formats);
        for (byte[] log : Lines.realLogs()) {
            for (String line : new String(log, StandardCharsets.UTF_8).split("\n")) {
                single.read(line);
                if (single.plan() != null) {
                    for (PlannedPattern planned : single.plan().patterns()) {
                        expensive += planned.objection(single.message()) == null
                            && !EngineComparison.staysWithinBudget(planned.pattern.expression(), single.message())
                            ? 1 : 0;
                    }
                }
            }
        }
        assertThat(expensive).isZero();
    }

    /** The second of the two names of a refused user decides: a sample cannot say so, because both patterns fit. */
    @Test
    void takeTheWholeOfARefusedNameThatImitatesAVerdict() {
        Scan scan = Lines.scanner().scan(Lines.batch("Nov 20 18:00:00 mx1 dovecot: auth: login(?,192.0.2.144): Username"
            + " character disallowed by auth_username_chars: 0x2c (username: victim,198.51.100.32): Password mismatch"
            + " (given password: x)"));

        assertThat(scan.sightings()).singleElement().satisfies(sighting -> {
            assertThat(sighting.pattern()).isEqualTo("auth-name-refused");
            assertThat(sighting.ip()).isEqualTo("192.0.2.144");
        });
    }

    /** Only what would be tried on the message: elsewhere, a difference could not matter. */
    private List<String> differences(List<String> lines) {
        List<String> differences = new ArrayList<>();
        SingleLine single = new SingleLine(formats);
        for (String line : lines) {
            single.read(line);
            if (single.plan() == null) {
                continue;
            }
            for (PlannedPattern planned : single.plan().patterns()) {
                if (planned.objection(single.message()) == null
                    && !EngineComparison.agree(planned.pattern.expression(), single.message())) {
                    differences.add(planned.pattern.name() + ": " + line);
                }
            }
        }
        return differences;
    }
}
