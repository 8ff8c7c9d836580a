package io.saslwatch.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether files that are there already can be written, such as those that a run as root left behind. A folder that may be
 * written does not help with them.
 *
 * @param files they need not be there
 */
public record FilesCheck(List<Path> files, Account account) implements Check {

    private static final int TOLD = 3;

    @Override
    public List<Finding> look() {
        List<Path> refused = files.stream().filter(file -> Files.exists(file) && !account.writes(file)).toList();
        if (refused.isEmpty()) {
            return List.of();
        }
        String them = refused.stream().map(Path::toString).collect(Collectors.joining(" "));
        return List.of(Finding.fail("data", account.name() + " may not write to " + Texts.list(refused, TOLD)
            + (refused.size() == 1 ? ", which is there already" : ", which are there already"), "chown " + account.name() + " "
            + (refused.size() > TOLD ? "-R " + refused.get(0).getParent() : them)));
    }
}
