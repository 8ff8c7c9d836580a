package io.saslwatch.cli;

import io.saslwatch.config.AlertSettings;
import io.saslwatch.config.Config;
import io.saslwatch.config.CsvNames;
import io.saslwatch.config.GeoSettings;
import io.saslwatch.config.GoodFolder;
import io.saslwatch.config.ReadSettings;
import io.saslwatch.config.ReloadSettings;
import io.saslwatch.config.RunSettings;
import io.saslwatch.config.Setting;
import io.saslwatch.config.StoreFile;
import io.saslwatch.config.StoreSettings;
import io.saslwatch.doctor.Account;
import io.saslwatch.doctor.Check;
import io.saslwatch.doctor.FilesCheck;
import io.saslwatch.doctor.FolderCheck;
import io.saslwatch.doctor.Guarded;
import io.saslwatch.doctor.ProgramCheck;
import io.saslwatch.doctor.ReadableCheck;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What is looked at of all files that the service writes, reads besides logs, or runs. */
final class FileExamination {

    /** Settings of files that are looked at here, for the user that the service is. */
    static final Set<String> LOOKED_AT = Set.of(AlertSettings.EXEC_COMMAND.key(), AlertSettings.CSV_FILE.key());

    private final Config config;
    private final Account account;
    private final boolean inbox;
    private final List<Check> checks = new ArrayList<>();
    private final Set<Path> folders = new HashSet<>();

    FileExamination(Config config, Account account, boolean inbox) {
        this.config = config;
        this.account = account;
        this.inbox = inbox;
    }

    List<Check> checks() {
        StoreFile.of(config).ifPresent(file -> written(StoreSettings.URL, file.getParent(), name ->
            StoreFile.parts(file).contains(name) || name.equals(file.getFileName() + ".lock")));
        if (config.on(StoreSettings.CSV)) {
            Path folder = config.path(StoreSettings.CSV_FOLDER).toAbsolutePath();
            Set<String> single = CsvNames.single(config);
            written(StoreSettings.CSV_FOLDER, folder, name -> single.contains(name)
                || name.startsWith("events-") && name.endsWith(".csv"));
        }
        if (!config.text(RunSettings.LOG_FILE).isEmpty()) {
            Path log = config.path(RunSettings.LOG_FILE).toAbsolutePath();
            written(RunSettings.LOG_FILE, log.getParent(), called(log));
        }
        if (config.on(ReloadSettings.ENABLED)) {
            GoodFolder good = GoodFolder.of(config);
            written(ReloadSettings.GOOD, good.path().getParent(), called(Stream.concat(good.versions().stream(),
                Stream.of(good.lock())).toArray(Path[]::new)));
        }
        if (inbox) {
            written(ReadSettings.INBOX_FOLDER, config.path(ReadSettings.INBOX_FOLDER).toAbsolutePath(), "done"::equals);
        }
        places();
        if (!config.text(AlertSettings.RULES).isEmpty()) {
            sinks();
        }
        return List.copyOf(checks);
    }

    private void places() {
        if (config.on(GeoSettings.ENABLED)) {
            checks.add(new Guarded("geo", () -> new ReadableCheck("geo", GeoParts.files(config), account, false,
                "saslwatch geo update; without data countries and networks stay unknown").look()));
        }
        if (config.on(GeoSettings.UPDATE)) {
            written(GeoSettings.FOLDER, config.path(GeoSettings.FOLDER).toAbsolutePath(), name -> true);
        }
    }

    private void sinks() {
        if (!config.text(AlertSettings.CSV_FILE).isEmpty()) {
            Path file = Path.of(config.text(AlertSettings.CSV_FILE)).toAbsolutePath();
            written(AlertSettings.CSV_FILE, file.getParent(), called(file));
        }
        String program = config.text(AlertSettings.EXEC_COMMAND).strip().split("\\s+")[0];
        if (!program.isEmpty()) {
            String path = program.contains("/") ? "" : System.getenv().getOrDefault("PATH", "");
            List<Path> places = Arrays.stream(path.split(File.pathSeparator)).map(folder -> Path.of(folder, program)
                .toAbsolutePath()).toList();
            checks.add(new Guarded("exec", new ProgramCheck("exec", program, places, account, "make it executable for "
                + account.name() + ", or correct " + AlertSettings.EXEC_COMMAND.key())));
        }
    }

    /** A folder, told once whatever names it, and what is in it already. */
    private void written(Setting setting, Path folder, Predicate<String> ours) {
        if (folders.add(folder)) {
            checks.add(new Guarded("data", new FolderCheck(setting.key(), folder, account, FolderCheck.Room.SYSTEM)));
        }
        checks.add(new Guarded("data", () -> new FilesCheck(there(folder, ours), account).look()));
    }

    private static Predicate<String> called(Path... files) {
        return name -> Stream.of(files).anyMatch(file -> name.equals(file.getFileName().toString()));
    }

    private static List<Path> there(Path folder, Predicate<String> ours) {
        if (!Files.isReadable(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> ours.test(file.getFileName().toString())).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(folder + " cannot be listed: " + unreadable.getMessage(), unreadable);
        }
    }
}
