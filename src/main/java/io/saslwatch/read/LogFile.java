package io.saslwatch.read;

import java.nio.file.Path;

/**
 * A file of a source as it was found.
 *
 * @param path where
 * @param stat what the file system said
 * @param name what its name says
 * @param live whether it stands at the configured path
 * @param open whether the daemon may still write to it, so that its last line may still get its end
 */
record LogFile(Path path, FileStat stat, LogName name, boolean live, boolean open) {

    LogFile(Path path, FileStat stat, LogName name, boolean live) {
        this(path, stat, name, live, live);
    }

    /** The same file at a later look. */
    LogFile as(FileStat is) {
        return new LogFile(path, is, name, live, open);
    }

    boolean is(FileStat other) {
        return stat.sameFile(other);
    }
}
