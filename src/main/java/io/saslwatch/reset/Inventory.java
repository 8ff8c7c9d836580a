package io.saslwatch.reset;

import io.saslwatch.config.AlertSettings;
import io.saslwatch.config.Config;
import io.saslwatch.config.GeoSettings;
import io.saslwatch.config.ReadSettings;
import io.saslwatch.config.RunSettings;
import io.saslwatch.config.Setting;
import io.saslwatch.config.StoreFile;
import io.saslwatch.config.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files that saslwatch made, as the settings place them. In folders that others may use, only names that are its own.
 *
 * @param config     the settings
 * @param everything whether also data on places, the inbox and the CSV file of alerts
 */
public record Inventory(Config config, boolean everything) {

    private static final Pattern DAILY = Pattern.compile("events-\\d{4}-\\d{2}-\\d{2}\\.csv(\\.next)?");

    /** Whether the store is a file; that of a database server cannot be moved. */
    public boolean storeIsAFile() {
        return StoreFile.of(config).isPresent();
    }

    /** The file of the store. */
    Path store() {
        return StoreFile.of(config).orElseThrow();
    }

    /** The folder that archives are put into unless somebody says otherwise: beside the store. */
    public Path archives() {
        return home().resolve("archive");
    }

    private Path home() {
        return storeIsAFile() ? store().getParent() : config.path(StoreSettings.CSV_FOLDER).toAbsolutePath().getParent();
    }

    /** The mark of a clearance that has begun and not ended. */
    public Path mark() {
        return home().resolve(".saslwatch-clearing");
    }

    /** All that is there now. */
    List<Piece> pieces() throws IOException {
        List<Piece> pieces = new ArrayList<>();
        if (storeIsAFile()) {
            String name = store().getFileName().toString();
            // what was written last is in the second of them, so they stay together
            Set<String> store = Set.of(name, name + "-wal", name + "-shm", name + "-journal");
            files(pieces, store().getParent(), "store", store::contains);
        }
        Set<String> single = Set.of("events.csv", "maillogsentinel.csv", config.text(StoreSettings.CSV_FILE));
        files(pieces, config.path(StoreSettings.CSV_FOLDER), "csv", name -> DAILY.matcher(name).matches()
            || single.contains(name.replaceFirst("\\.next$", "")));
        log(pieces, RunSettings.LOG_FILE, "log");
        if (everything) {
            log(pieces, AlertSettings.CSV_FILE, "alerts");
            files(pieces, config.path(GeoSettings.FOLDER), "geo", name -> true);
            files(pieces, config.path(ReadSettings.INBOX_FOLDER), "inbox", name -> true);
            files(pieces, config.path(ReadSettings.INBOX_FOLDER).resolve("done"), "inbox/done", name -> true);
        }
        return pieces;
    }

    /** A file that rotates, with what it was before. */
    private void log(List<Piece> pieces, Setting setting, String to) throws IOException {
        if (!config.text(setting).isEmpty()) {
            Path log = config.path(setting);
            String name = log.getFileName().toString();
            files(pieces, log.getParent(), to, other -> other.equals(name) || other.matches(Pattern.quote(name)
                + "[.-][0-9].*"));
        }
    }

    private static void files(List<Piece> pieces, Path folder, String to, Predicate<String> ours) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(Files::isRegularFile).filter(file -> ours.test(file.getFileName().toString())).sorted()
                    .forEach(file -> pieces.add(new Piece(file.toAbsolutePath(), to + "/" + file.getFileName())));
            }
        }
    }
}
