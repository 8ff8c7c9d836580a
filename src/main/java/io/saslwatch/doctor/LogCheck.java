package io.saslwatch.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Whether a log is there, can be read, and is written.
 *
 * @param log     the live log
 * @param account who reads it
 * @param journal whether this machine has systemd's journal, where daemons may write instead
 */
public record LogCheck(Path log, Account account, boolean journal, InstantSource clock) implements Check {

    private static final Duration QUIET = Duration.ofDays(3);
    private static final String JOURNAL = "read the journal with saslwatch.read.journal.enabled=true and an empty "
        + "saslwatch.read.paths, or install rsyslog";

    @Override
    public List<Finding> look() {
        Path parent = log.getParent();
        Optional<Path> barred = account.barred(parent);
        if (barred.isPresent()) {
            return List.of(Barred.finding("log", account, barred.get(), log.toString(), barred.get().equals(parent)));
        }
        if (!Files.exists(log) && !Files.notExists(log)) {
            return List.of(Finding.warn("log", "whether there is " + log + " cannot be seen by "
                + System.getProperty("user.name"), "run this as root, or as " + account.name()));
        }
        if (!Files.exists(log)) {
            return List.of(Finding.fail("log", "there is no " + log + (journal ? "; this machine logs to the journal" : ""),
                missing(journal)));
        }
        if (!account.reads(log)) {
            return List.of(Finding.fail("log", account.name() + " may not read " + log + " (" + rights() + ")", remedy()));
        }
        try {
            Instant changed = Files.getLastModifiedTime(log).toInstant();
            Instant now = clock.instant();
            if (changed.isAfter(now.plus(Duration.ofMinutes(5)))) {
                return List.of(Finding.warn("log", log + " was last written in the future: " + changed,
                    "set the clock of this machine"));
            }
            if (changed.isBefore(now.minus(QUIET))) {
                return List.of(Finding.warn("log", log + " was last written " + Duration.between(changed, now).toDays()
                    + " days ago", journal ? JOURNAL : "look where the mail daemons log now"));
            }
        } catch (IOException unreadable) {
            return List.of(Finding.fail("log", log + " cannot be looked at: " + unreadable.getMessage(), "correct that"));
        }
        return List.of(Finding.ok("log", account.name() + " may read " + log + " (" + rights() + ")"));
    }

    static String missing(boolean journal) {
        return journal ? JOURNAL : "correct saslwatch.read.paths, or let syslog write that file";
    }

    private String rights() {
        try {
            PosixFileAttributes about = Files.readAttributes(log, PosixFileAttributes.class);
            return "owner " + about.owner().getName() + ", group " + about.group().getName() + ", "
                + java.nio.file.attribute.PosixFilePermissions.toString(about.permissions());
        } catch (IOException | UnsupportedOperationException unknown) {
            return "rights unknown";
        }
    }

    private String remedy() {
        try {
            PosixFileAttributes about = Files.readAttributes(log, PosixFileAttributes.class);
            if (about.permissions().contains(PosixFilePermission.GROUP_READ) && !about.group().getName().equals("root")) {
                return "run 'saslwatch setup' with the group " + about.group().getName() + ", or usermod -a -G "
                    + about.group().getName() + " " + account.name();
            }
        } catch (IOException | UnsupportedOperationException unknown) {
            // the other remedy fits too
        }
        return "setfacl -m u:" + account.name() + ":r " + log + ", and the same in logrotate's postrotate script";
    }
}
