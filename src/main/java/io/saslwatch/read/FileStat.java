package io.saslwatch.read;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What the file system says of a file. Device and inode name it as long as it exists; both are used again for other
 * files later, so they are a fast path and never a proof.
 *
 * @param device   device number
 * @param inode    inode number
 * @param size     bytes as stored
 * @param modified nanoseconds since 1970
 */
record FileStat(long device, long inode, long size, long modified) {

    private static final String WANTED = "unix:dev,ino,size,lastModifiedTime,isRegularFile,isDirectory";

    /**
     * Looks at a file, through symbolic links.
     *
     * @throws IOException when it is not there, cannot be looked at, or is no regular file
     */
    static FileStat of(Path path) throws IOException {
        Map<String, Object> found = Files.readAttributes(path, WANTED);
        if (!(Boolean) found.get("isRegularFile")) {
            throw new FileSystemException(path.toString(), null,
                (Boolean) found.get("isDirectory") ? "is a folder" : "is not a regular file");
        }
        FileTime modified = (FileTime) found.get("lastModifiedTime");
        return new FileStat((Long) found.get("dev"), (Long) found.get("ino"), (Long) found.get("size"),
            modified.to(TimeUnit.NANOSECONDS));
    }

    /** Whether both are the same file, as far as the file system can say. */
    boolean sameFile(FileStat other) {
        return other != null && device == other.device && inode == other.inode;
    }

    Instant modifiedAt() {
        return Instant.ofEpochSecond(0, modified);
    }

    /**
     * Whether a change after this look could have left the time stamp as it is: file systems stamp with the kernel's
     * tick (1 to 10 ms), some only with seconds.
     */
    boolean fresh(Instant now) {
        return modifiedAt().isAfter(now.minusSeconds(2));
    }

    /** Whether it has not been written for so long. */
    boolean quietFor(Duration time, Instant now) {
        return !modifiedAt().plus(time).isAfter(now);
    }
}
