package io.saslwatch.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether the journal can be followed.
 *
 * @param root    where the machine's {@code /} is
 * @param command the program that reads it
 * @param account who runs it
 */
public record JournalCheck(Path root, String command, Account account) implements Check {

    private static final List<String> READERS = List.of("systemd-journal", "adm", "wheel");

    @Override
    public List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        if (Stream.concat(Stream.of(Path.of(command)).filter(Path::isAbsolute),
                Stream.of("usr/bin", "bin").map(folder -> root.resolve(folder).resolve(command))).noneMatch(Files::isExecutable)) {
            findings.add(Finding.fail("journal", "there is no program " + command, "install systemd's journalctl, or correct "
                + "saslwatch.read.journal.command"));
        }
        if (!account.name().equals("root") && account.groups().stream().noneMatch(READERS::contains)) {
            findings.add(Finding.fail("journal", account.name() + " is in none of the groups that may read the journal",
                "usermod -a -G systemd-journal " + account.name()));
        }
        if (!Files.isDirectory(root.resolve("var/log/journal"))) {
            findings.add(Finding.warn("journal", "the journal is kept in memory: what was not read before a restart of the "
                + "machine is lost", "mkdir /var/log/journal, then systemctl restart systemd-journald"));
        }
        if (findings.isEmpty()) {
            findings.add(Finding.ok("journal", account.name() + " may follow the journal"));
        }
        return findings;
    }
}
