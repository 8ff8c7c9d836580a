package io.saslwatch.cli;

import io.saslwatch.config.Config;
import io.saslwatch.config.ExtractSettings;
import io.saslwatch.config.JournalSettings;
import io.saslwatch.config.ReadSettings;
import io.saslwatch.doctor.Account;
import io.saslwatch.doctor.Check;
import io.saslwatch.doctor.Finding;
import io.saslwatch.doctor.Guarded;
import io.saslwatch.doctor.JournalCheck;
import io.saslwatch.doctor.LogCheck;
import io.saslwatch.doctor.LogsCheck;
import io.saslwatch.doctor.SourcesCheck;
import io.saslwatch.doctor.StampCheck;
import io.saslwatch.event.StreamRef;
import io.saslwatch.extract.LineTimes;
import io.saslwatch.read.LogPaths;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is looked at of all that is read. */
final class LogExamination {

    private final Config config;
    private final Path root;
    private final Account account;
    private final boolean inbox;
    private final boolean journal;

    LogExamination(Config config, Path root, Account account, boolean inbox) {
        this.config = config;
        this.root = root;
        this.account = account;
        this.inbox = inbox;
        this.journal = Files.isDirectory(root.resolve("run/systemd/journal"));
    }

    /** With the logs as they are set. */
    List<Check> checks(List<String> entries) {
        List<Check> checks = new ArrayList<>();
        checks.add(new SourcesCheck(!entries.isEmpty() || config.on(JournalSettings.ENABLED) || inbox
            || config.on(ReadSettings.STDIN)));
        entries.forEach(entry -> checks.add(new Guarded("log", () -> entry(entry))));
        if (config.on(JournalSettings.ENABLED)) {
            checks.add(new Guarded("journal", new JournalCheck(root, config.text(JournalSettings.COMMAND), account)));
        }
        return checks;
    }

    private List<Finding> entry(String entry) {
        LogPaths paths = new LogPaths(List.of(entry));
        if (paths.changing()) {
            // where a glob begins
            Path folder = Path.of(entry.replaceFirst("[^/]*[*?\\[{].*", "")).toAbsolutePath().normalize();
            LogsCheck logs = new LogsCheck(entry, folder, List.copyOf(paths.live()), account, journal, InstantSource.system());
            return findings(logs, logs.newest());
        }
        Path log = Path.of(entry).toAbsolutePath().normalize();
        return findings(new LogCheck(log, account, journal, InstantSource.system()), Optional.of(log));
    }

    private List<Finding> findings(Check check, Optional<Path> log) {
        List<Finding> findings = new ArrayList<>(check.look());
        log.filter(Files::isRegularFile).ifPresent(file -> findings.addAll(stamps(file).look()));
        return findings;
    }

    private Check stamps(Path log) {
        LineTimes times = new LineTimes(stream -> config.zone(ExtractSettings.ZONE_OF_STAMPS, stream.source()));
        return new StampCheck(log, (file, modified, bytes, from, to) -> times.epochMicros(
            new StreamRef(0, "", file.toString(), file.toString()), modified, bytes, from, to));
    }
}
