package io.saslwatch.setup;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The folders outside its own that the service writes, because somebody set them. Stateless. */
final class OwnFolders {

    private static final List<String> FOLDERS = List.of("saslwatch.csv.folder", "saslwatch.inbox.folder",
        "saslwatch.enrich.geo.folder", "saslwatch.reload.good");
    private static final List<String> FILES = List.of("saslwatch.log.file", "saslwatch.alert.csv.file", "saslwatch.store.url");
    // systemd makes these and lets the service write there
    private static final List<Path> MADE = List.of(Path.of(Target.STATE), Path.of("/var/log/saslwatch"));

    private OwnFolders() {
    }

    /** All of them, sorted; systemd must be told that they may be written. */
    static List<String> outside(Map<String, String> settings) {
        Stream<Path> folders = FOLDERS.stream().flatMap(key -> place(settings, key).stream());
        Stream<Path> ofFiles = FILES.stream().flatMap(key -> place(settings, key).map(Path::getParent).stream());
        return Stream.concat(folders, ofFiles).filter(folder -> folder.getParent() != null)
            .filter(folder -> MADE.stream().noneMatch(folder::startsWith)).map(Path::toString).distinct().sorted().toList();
    }

    private static Optional<Path> place(Map<String, String> settings, String key) {
        return Optional.ofNullable(settings.get(key)).map(value -> value.replaceFirst("^jdbc:sqlite:|\\?.*$", ""))
            .filter(value -> value.startsWith("/")).map(value -> Path.of(value).normalize());
    }
}
