package io.saslwatch.doctor;

import java.util.List;

/**
 * Several servers of which one is enough, as of a database: when one is there, the others are no failure.
 *
 * @param checks one for each
 */
public record AnyOf(List<Check> checks) implements Check {

    @Override
    public List<Finding> look() {
        List<Finding> findings = checks.stream().flatMap(check -> check.look().stream()).toList();
        boolean one = findings.stream().anyMatch(finding -> finding.level() == Finding.Level.OK);
        return one ? findings.stream().map(AnyOf::softened).toList() : findings;
    }

    private static Finding softened(Finding finding) {
        return finding.level() == Finding.Level.FAIL ? Finding.warn(finding.check(), finding.what(), finding.remedy()) : finding;
    }
}
