package io.saslwatch.config;

import java.nio.file.Path;
import java.util.List;

/**
 * Where the last version of the routes that was found right is kept, and what stands beside it.
 *
 * @param path the folder itself, absolute
 */
public record GoodFolder(Path path) {

    /** As the settings place it. */
    public static GoodFolder of(Config config) {
        return new GoodFolder(config.path(ReloadSettings.GOOD).toAbsolutePath());
    }

    /** The file that is locked by whoever runs from it. */
    public Path lock() {
        return beside(".lock");
    }

    /** A version that is not in force yet. */
    public Path next() {
        return beside(".next");
    }

    /** The version before, while another one takes its place. */
    public Path before() {
        return beside(".before");
    }

    /** All folders of versions. */
    public List<Path> versions() {
        return List.of(path, next(), before());
    }

    private Path beside(String ending) {
        return path.resolveSibling(path.getFileName() + ending);
    }
}
