package io.saslwatch.config;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** The file that the address of an SQLite store names. Stateless. */
public final class StoreFile {

    /** How such an address begins. */
    public static final String PREFIX = "jdbc:sqlite:";

    private StoreFile() {
    }

    /** The store's file, absolute; empty when the store is in a database server. */
    public static Optional<Path> of(Config config) {
        String url = config.text(StoreSettings.URL);
        return url.startsWith(PREFIX) ? Optional.of(config.folder(StoreSettings.URL).resolve(name(url)).toAbsolutePath()
            .normalize()) : Optional.empty();
    }

    /** The address as it is given on a command line: a relative path starts at {@code folder}. Other stores as they are. */
    public static String typedIn(Path folder, String url) {
        String name = url.startsWith(PREFIX) ? name(url) : "";
        boolean relative = !name.isEmpty() && !name.startsWith(":") && !name.startsWith("file:");
        return relative ? PREFIX + folder.resolve(name) + url.substring(PREFIX.length() + name.length()) : url;
    }

    /** The names of the store's file and of those that SQLite keeps beside it. */
    public static Set<String> parts(Path file) {
        String name = file.getFileName().toString();
        return Set.of(name, name + "-wal", name + "-shm", name + "-journal");
    }

    /** The name in the address, without options. */
    public static String name(String url) {
        String name = url.substring(PREFIX.length());
        int options = name.indexOf('?');
        return options < 0 ? name : name.substring(0, options);
    }
}
