package io.saslwatch.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Whether a program can be run.
 *
 * @param check   the matter
 * @param program name or path, as it is set
 * @param places  where it may lie; one is enough
 * @param remedy  what to do when it cannot
 */
public record ProgramCheck(String check, String program, List<Path> places, Account account, String remedy) implements Check {

    @Override
    public List<Finding> look() {
        if (places.stream().anyMatch(file -> Files.isRegularFile(file) && account.runs(file))) {
            return List.of(Finding.ok(check, account.name() + " may run " + program));
        }
        return List.of(Finding.fail(check, "there is no program " + program + " that " + account.name() + " may run", remedy));
    }
}
