package io.saslwatch.enrich.geo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * What tells whether a file is still the one that was loaded. Links are followed, so that a link which is swapped shows.
 *
 * @param key     device and inode; null where the system has none
 * @param size    bytes
 * @param changed its last change
 */
record FileStamp(Object key, long size, FileTime changed) {

    /** The stamp of a file; null when there is none. */
    static FileStamp of(Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return now.isRegularFile() ? new FileStamp(now.fileKey(), now.size(), now.lastModifiedTime()) : null;
        } catch (IOException missing) {
            return null;
        }
    }

    /** Whether another file has come to its place, complete, instead of being written over. */
    boolean isAnotherThan(FileStamp other) {
        return key != null && other != null && !key.equals(other.key);
    }
}
