package io.saslwatch.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The groups of a machine. systemd does not start a unit that names a group that there is not.
 *
 * @param target the machine
 */
record Groups(Target target) {

    // the second one: where the system's own part cannot be written, its groups are there
    private static final List<String> FILES = List.of("/etc/group", "/usr/lib/group");

    /** Whether there may be such a group; a folder for a package has no groups, and then every name may be right. */
    boolean mayHave(String name) {
        List<Path> files = FILES.stream().map(target::at).filter(Files::isReadable).toList();
        return files.isEmpty() || files.stream().anyMatch(file -> names(file, name));
    }

    private static boolean names(Path file, String name) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.anyMatch(line -> line.startsWith(name + ":"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
