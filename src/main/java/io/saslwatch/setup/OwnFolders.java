package io.saslwatch.setup;

import io.saslwatch.config.AlertSettings;
import io.saslwatch.config.GeoSettings;
import io.saslwatch.config.ReadSettings;
import io.saslwatch.config.ReloadSettings;
import io.saslwatch.config.RunSettings;
import io.saslwatch.config.Setting;
import io.saslwatch.config.StoreSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The folders outside its own that the service writes, because somebody set them. Stateless. */
final class OwnFolders {

    private static final List<Setting> FOLDERS = List.of(StoreSettings.CSV_FOLDER, ReadSettings.INBOX_FOLDER,
        GeoSettings.FOLDER, ReloadSettings.GOOD);
    private static final List<Setting> FILES = List.of(RunSettings.LOG_FILE, AlertSettings.CSV_FILE, StoreSettings.URL);
    // systemd makes these and lets the service write there
    private static final List<Path> MADE = List.of(Path.of(Target.STATE), Path.of("/var/log/saslwatch"));

    private OwnFolders() {
    }

    /** All of them, sorted; systemd must be told that they may be written. */
    static List<String> outside(Map<String, String> settings) {
        Stream<Path> folders = FOLDERS.stream().flatMap(folder -> place(settings, folder).stream());
        Stream<Path> ofFiles = FILES.stream().flatMap(file -> place(settings, file).map(Path::getParent).stream());
        return Stream.concat(folders, ofFiles).filter(folder -> folder.getParent() != null)
            .filter(folder -> MADE.stream().noneMatch(folder::startsWith)).map(Path::toString).distinct().sorted().toList();
    }

    private static Optional<Path> place(Map<String, String> settings, Setting setting) {
        return Optional.ofNullable(settings.get(setting.key())).map(value -> value.replaceFirst("^jdbc:sqlite:|\\?.*$", ""))
            .filter(value -> value.startsWith("/")).map(value -> Path.of(value).normalize());
    }
}
