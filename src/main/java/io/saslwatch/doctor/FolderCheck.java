package io.saslwatch.doctor;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Whether a folder can be written, and has room.
 *
 * @param setting the setting that names it
 * @param folder  it need not be there yet
 * @param account who writes
 * @param room    tells the free bytes of a file system
 */
public record FolderCheck(String setting, Path folder, Account account, Room room) implements Check {

    /** Tells how much is free. */
    @FunctionalInterface
    public interface Room {

        /** Asks the system. */
        Room SYSTEM = FileStore::getUsableSpace;

        /** Free bytes. */
        long free(FileStore disk) throws IOException;
    }

    private static final long LITTLE = 1L << 30;
    private static final long NONE = 64L << 20;
    private static final List<String> REMOTE = List.of("nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p");

    @Override
    public List<Finding> look() {
        Path there = folder.toAbsolutePath();
        if (Files.exists(there) && !Files.isDirectory(there)) {
            return List.of(Finding.fail("data", folder + " is no folder", "correct " + setting));
        }
        while (!Files.isDirectory(there)) {
            there = there.getParent();
        }
        if (!account.writes(there)) {
            return List.of(Finding.fail("data", account.name() + " may not write to " + there + (there.equals(folder) ? ""
                : ", where " + folder + " is to be made"), "install -d -o " + account.name() + " -m 750 " + folder
                + ", or correct " + setting));
        }
        try {
            FileStore disk = Files.getFileStore(there);
            long free = room.free(disk);
            if (free < NONE) {
                return List.of(Finding.fail("data", "only " + (free >> 20) + " MB are free for " + folder,
                    "make room: a gigabyte is a good start; reading waits when the disk is full"));
            }
            if (free < LITTLE) {
                return List.of(Finding.warn("data", (free >> 20) + " MB are free for " + folder,
                    "make room, or limit what is kept with saslwatch.store.keep-days"));
            }
            if (setting.startsWith("saslwatch.store") && REMOTE.contains(disk.type())) {
                return List.of(Finding.fail("data", folder + " is on a disk of another machine (" + disk.type() + "), where "
                    + "SQLite may be damaged", "move the store to a local disk, or use PostgreSQL or MariaDB"));
            }
            return List.of(Finding.ok("data", account.name() + " may write to " + folder + ", " + (free >> 20) + " MB free"));
        } catch (IOException unreadable) {
            return List.of(Finding.warn("data", "the disk of " + folder + " cannot be looked at: " + unreadable.getMessage(),
                "look yourself with df"));
        }
    }
}
