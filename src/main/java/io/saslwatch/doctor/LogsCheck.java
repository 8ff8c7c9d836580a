package io.saslwatch.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether what a glob or a folder stands for is there, can be read, and is written. The newest log is judged; that others
 * cannot be read is told besides.
 *
 * @param entry  the glob or folder
 * @param folder where it begins
 * @param logs   what it stands for now
 */
public record LogsCheck(String entry, Path folder, List<Path> logs, Account account, boolean journal, InstantSource clock)
        implements Check {

    private static final int TOLD = 3;

    @Override
    public List<Finding> look() {
        Optional<Path> barred = account.barred(folder);
        if (barred.isPresent()) {
            return List.of(Barred.finding("log", account, barred.get(), entry, barred.get().equals(folder)));
        }
        Optional<Path> newest = newest();
        if (newest.isEmpty()) {
            return List.of(Finding.fail("log", "there is no log that " + entry + " stands for", LogCheck.missing(journal)));
        }
        List<Finding> findings = new ArrayList<>(new LogCheck(newest.get(), account, journal, clock).look());
        List<Path> unreadable = logs.stream().filter(log -> !log.equals(newest.get()) && Files.exists(log)
            && !account.reads(log)).toList();
        if (!unreadable.isEmpty()) {
            findings.add(Finding.warn("log", account.name() + " may not read " + Texts.list(unreadable, TOLD) + ", which "
                + entry + " stands for, too", "let them be read, or name in saslwatch.read.paths only what is a mail log"));
        }
        return findings;
    }

    /** The log that was written last; empty when there is none. */
    public Optional<Path> newest() {
        return logs.stream().filter(Files::exists).max(Comparator.comparing(LogsCheck::changed));
    }

    private static FileTime changed(Path log) {
        try {
            return Files.getLastModifiedTime(log);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }
}
