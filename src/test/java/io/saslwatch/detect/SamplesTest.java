package io.saslwatch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saslwatch.config.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The samples beside the rules. */
class SamplesTest {

    @TempDir
    Path folder;

    private SampleRun samples(Path folder, RuleRoutes rules) {
        return new SampleRun(folder, new SampleStore(rules.store().dataSource()), rules.store().alerts(), rules::look);
    }

    @Test
    void everyRuleThatShipsFindsWhatItsSamplesSayAndNothingElse() throws Exception {
        try (RuleRoutes rules = new RuleRoutes()) {
            SampleRun samples = samples(Path.of("routes/5-detect"), rules);

            assertThat(samples.check()).isEmpty();
            assertThat(rules.told).isEmpty();
            assertThat(samples.cases()).isGreaterThan(20);
        }
    }

    @Test
    void everyRuleHasACaseThatItFindsAndOneThatItDoesNot() throws IOException {
        for (String rule : new RuleFolder(Path.of("routes/5-detect")).rules()) {
            assertThat(SampleFile.read(Path.of("routes/5-detect/samples", rule + ".txt"))).as(rule)
                .anyMatch(sample -> sample.found().isEmpty() && !sample.events().isEmpty())
                .anyMatch(sample -> !sample.found().isEmpty());
        }
    }

    @Test
    void tellsWhatARuleFindsInsteadAndWhichRuleHasNoSamples() throws Exception {
        Files.createDirectories(folder.resolve("samples"));
        for (String file : new String[] {"alert", "detect", "catch-up", "spray", "country-spread"}) {
            Files.copy(Path.of("routes/5-detect", file + ".camel.yaml"), folder.resolve(file + ".camel.yaml"));
        }
        Files.writeString(folder.resolve("samples/country-spread.txt"), """
            case: wrong
            2026-11-20T08:00 alice 192.0.2.1    DE 64496 success
            2026-11-20T17:00 alice 198.51.100.7 FR 64497 success
            find: high alice
            """);
        try (RuleRoutes rules = new RuleRoutes(folder, RuleRoutes.NONE, Map.of())) {
            assertThat(samples(folder, rules).check()).extracting(Problem::toString)
                .anyMatch(problem -> problem.contains("it finds medium alice, not high alice"))
                .anyMatch(problem -> problem.contains("the rule spray has no samples")).hasSize(2);
        }
    }

    @Test
    void namesTheLineThatIsNoEvent() throws IOException {
        Path file = Files.writeString(folder.resolve("x.txt"), "case: a\n\n2026-11-20T08:00 alice 192.0.2.1 DE success\n");

        assertThatThrownBy(() -> SampleFile.read(file)).hasMessageContaining("x.txt:3").hasMessageContaining("six columns");
    }
}
