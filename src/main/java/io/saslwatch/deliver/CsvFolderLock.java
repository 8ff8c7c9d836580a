package io.saslwatch.deliver;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second process, with a store of its own, from cutting off the first one's rows. */
final class CsvFolderLock implements AutoCloseable {

    private final FileChannel channel;

    private CsvFolderLock(FileChannel channel) {
        this.channel = channel;
    }

    static CsvFolderLock take(Path folder) {
        try {
            FileChannel channel = FileChannel.open(folder.resolve(".saslwatch.lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
            if (!taken(channel)) {
                channel.close();
                throw new CsvException("The folder of CSV files " + folder + " is in use by another saslwatch. Stop "
                    + "that one, or set saslwatch.csv.folder.");
            }
            return new CsvFolderLock(channel);
        } catch (IOException e) {
            throw new CsvException("The folder of CSV files " + folder + " cannot be used: " + e + ". Make it writable "
                + "for this user, or set saslwatch.csv.folder.", e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static boolean taken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
