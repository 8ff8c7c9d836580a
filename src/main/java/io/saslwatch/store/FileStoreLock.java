package io.saslwatch.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * The lock of an SQLite store: a lock on the file {@code <store>.lock} beside it, which also names its holder. The
 * store's own file is not locked, so that people can query it while the service runs. Thread-safe.
 */
final class FileStoreLock implements StoreLock {

    // POSIX drops a process's locks on a file as soon as the process closes any handle on it. A second attempt within
    // this process must therefore be refused before it opens the file; file locks belong to the process as a whole, and
    // so do system properties.
    private static final String HELD = "io.saslwatch.store.lock:";
    /** Far behind the text, which stays readable where locks are mandatory. */
    private static final long LOCKED_BYTE = 1L << 40;

    private final Path store;
    private final Object identity;
    private final String mark;
    private final FileChannel channel;

    private FileStoreLock(Path store, Object identity, String mark, FileChannel channel) {
        this.store = store;
        this.identity = identity;
        this.mark = mark;
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @param store   the existing database file
     * @param process who takes it, for the message that a second process gets
     */
    static FileStoreLock take(Path store, String process) {
        try {
            Path real = store.toRealPath();
            String mark = HELD + real;
            if (System.getProperties().putIfAbsent(mark, process) != null) {
                throw inUse(store, "this process");
            }
            Path file = real.resolveSibling(real.getFileName() + ".lock");
            FileChannel channel = null;
            try {
                channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
                if (lock == null) {
                    throw inUse(store, holder(channel));
                }
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(process.getBytes(StandardCharsets.UTF_8)), 0);
                return new FileStoreLock(real, identity(real), mark, channel);
            } catch (IOException | RuntimeException e) {
                System.getProperties().remove(mark);
                if (channel != null) {
                    channel.close();
                }
                throw e;
            }
        } catch (IOException e) {
            throw new StoreException("The lock file of the store " + store + " cannot be written: "
                + JdbcUrl.masked(e, null) + ". Make its folder writable for this user.", e);
        }
    }

    @Override
    public void check() {
        Object now;
        try {
            now = identity(store);
        } catch (IOException e) {
            now = null;
        }
        if (!Objects.equals(now, identity)) {
            throw new StoreException("The store " + store + " was removed or replaced while this process writes to it; "
                + "what is written now would be lost. Stop this process, put the right file in place, and start "
                + "again.");
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // the lock is gone with the handle, whatever the error; the file itself holds nothing of worth
        } finally {
            System.getProperties().remove(mark);
        }
    }

    private static Object identity(Path file) throws IOException {
        Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        return key == null ? file : key;
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(400);
        channel.read(text, 0);
        String said = new String(text.array(), 0, text.position(), StandardCharsets.UTF_8).strip();
        return said.isEmpty() ? "another process" : said;
    }

    private static StoreException inUse(Path store, String holder) {
        return new StoreException("The store " + store + " is in use by " + holder + ". Stop that process first, or "
            + "give this one another store with saslwatch.store.url.");
    }
}
