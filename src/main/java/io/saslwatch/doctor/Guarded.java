package io.saslwatch.doctor;

import java.util.List;

/**
 * A check whose failure is a finding: what is wrong in one matter must not hide all others.
 *
 * @param matter in one word
 */
public record Guarded(String matter, Check check) implements Check {

    @Override
    public List<Finding> look() {
        try {
            return check.look();
        } catch (RuntimeException failed) {
            String said = failed.getMessage() == null ? failed.getClass().getSimpleName() : failed.getMessage();
            return List.of(Finding.fail(matter, "cannot be looked at: " + said.replaceAll("[\\p{Cntrl}\\s]+", " ").strip(),
                "correct that setting; 'saslwatch check' tells more of settings"));
        }
    }
}
