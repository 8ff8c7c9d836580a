package io.saslwatch.doctor;

import io.saslwatch.config.Problem;
import java.util.List;
import java.util.function.Supplier;

/**
 * Whether the settings fit.
 *
 * @param problems tells what does not
 */
public record SettingsCheck(Supplier<List<Problem>> problems) implements Check {

    @Override
    public List<Finding> look() {
        List<Finding> findings = problems.get().stream().map(problem -> Finding.fail("settings",
            problem.where() + ": " + problem.what() + ": " + problem.why(), problem.remedy())).toList();
        return findings.isEmpty() ? List.of(Finding.ok("settings", "what is set can work")) : findings;
    }
}
