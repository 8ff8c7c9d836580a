package io.saslwatch.reset;

import io.saslwatch.config.AlertSettings;
import io.saslwatch.config.Config;
import io.saslwatch.config.CsvNames;
import io.saslwatch.config.GoodFolder;
import io.saslwatch.config.ReadSettings;
import io.saslwatch.config.RunSettings;
import io.saslwatch.config.Setting;
import io.saslwatch.config.StoreFile;
import io.saslwatch.config.StoreSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The files that saslwatch made, as the settings place them. In folders that others may use, only names that are its own.
 * What it was given to read, and has read, is listed as such.
 *
 * @param config     the settings
 * @param everything whether also data on places, logs read from the inbox, the CSV file of alerts and the good copy of the
 *                   routes
 */
public record Inventory(Config config, boolean everything) {

    private static final Pattern DAILY = Pattern.compile("events-\\d{4}-\\d{2}-\\d{2}\\.csv(\\.next)?");
    /** How the route of the inbox names what it has read. */
    private static final Pattern READ = Pattern.compile("\\d{8}-\\d{6}-.+");

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

    /** All that is there now, each file once, whichever folders settings lay into each other. */
    List<Piece> pieces() throws IOException {
        Found found = new Found();
        if (storeIsAFile()) {
            // what was written last is in the second of them, so they stay together
            found.files(store().getParent(), "store", StoreFile.parts(store())::contains);
        }
        Set<String> single = CsvNames.single(config);
        found.files(config.path(StoreSettings.CSV_FOLDER), "csv", name -> DAILY.matcher(name).matches()
            || single.contains(name.replaceFirst("\\.next$", "")));
        log(found, RunSettings.LOG_FILE, "log");
        if (everything) {
            log(found, AlertSettings.CSV_FILE, "alerts");
            GeoNames geo = GeoNames.of(config);
            found.files(geo.folder(), "geo", geo::downloaded);
            found.given(geo.folder(), "geo", geo.named()::contains);
            found.given(config.path(ReadSettings.INBOX_FOLDER).resolve("done"), "inbox/done",
                name -> READ.matcher(name).matches());
            for (Path copy : good().versions()) {
                found.tree(copy);
            }
            // last, for it is held meanwhile
            found.files(goodLock().getParent(), "reload", goodLock().getFileName().toString()::equals);
        }
        return found.pieces();
    }

    /** Folders that only saslwatch uses: they go with what was in them. */
    List<Path> folders() {
        return everything ? good().versions() : List.of();
    }

    /** The lock of the routes that were found right last; whoever holds it runs from them. */
    public Path goodLock() {
        return good().lock();
    }

    private GoodFolder good() {
        return GoodFolder.of(config);
    }

    /** A file that rotates, with what it was before. */
    private void log(Found found, Setting setting, String to) throws IOException {
        if (!config.text(setting).isEmpty()) {
            Path log = config.path(setting);
            String name = log.getFileName().toString();
            found.files(log.getParent(), to, other -> other.equals(name) || other.matches(Pattern.quote(name)
                + "[.-][0-9].*"));
        }
    }
}
