package io.saslwatch.reload;

import io.saslwatch.config.GoodFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The last version of the routes that was found right, in a folder of its own. The service runs from it, so that an edit
 * reaches nothing before it was checked, and a restart has it when the files are wrong. A new version is written beside it
 * and put in its place by renaming, so a crash leaves the one or the other. For one process, and one thread of it.
 */
public final class GoodCopy implements AutoCloseable {

    private final Path folder;
    private final Path next;
    private final Path before;
    private final FileChannel lock;
    private Snapshot inForce = new Snapshot(Map.of());
    private Snapshot staged = inForce;

    private GoodCopy(Path folder, FileChannel lock) {
        this.folder = folder;
        this.next = new GoodFolder(folder).next();
        this.before = new GoodFolder(folder).before();
        this.lock = lock;
    }

    /**
     * Opens it, and mends what a crash left.
     *
     * @throws IOException when the folder cannot be written, or another process uses it
     */
    public static GoodCopy open(Path folder) throws IOException {
        Files.createDirectories(folder.getParent());
        FileChannel channel = FileChannel.open(new GoodFolder(folder).lock(),
            StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock taken;
        try {
            taken = channel.tryLock();
        } catch (OverlappingFileLockException here) {
            taken = null;
        }
        if (taken == null) {
            channel.close();
            throw new IOException("another process runs from it");
        }
        GoodCopy copy = new GoodCopy(folder, channel);
        delete(copy.next);
        if (!Files.exists(folder) && Files.exists(copy.before)) {
            Files.move(copy.before, folder, StandardCopyOption.ATOMIC_MOVE);
        }
        delete(copy.before);
        if (Files.isDirectory(folder)) {
            copy.inForce = new TreeReader(new RouteTree(folder, Map.of()), InstantSource.system()).read();
        }
        return copy;
    }

    /** Where the routes run from. */
    public Path folder() {
        return folder;
    }

    /** What is in it; empty when no version was found right yet. */
    public Optional<Snapshot> inForce() {
        return inForce.files().isEmpty() ? Optional.empty() : Optional.of(inForce);
    }

    /** Writes a version that is not in force yet; returns its folder. */
    public Path stage(Snapshot version) throws IOException {
        delete(next);
        Files.createDirectories(next);
        for (Map.Entry<String, String> file : version.files().entrySet()) {
            Path target = next.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            if (!file.getValue().equals(inForce.files().get(file.getKey())) || !linked(folder.resolve(file.getKey()), target)) {
                Files.writeString(target, file.getValue(), StandardCharsets.UTF_8);
            }
        }
        staged = version;
        return next;
    }

    /** What did not change is the same file under a second name: nothing has to be written and forced to disk. */
    private static boolean linked(Path existing, Path target) {
        try {
            Files.createLink(target, existing);
            return true;
        } catch (IOException | UnsupportedOperationException cannotLink) {
            return false;
        }
    }

    /** Puts the staged version into force. */
    public void commit() throws IOException {
        for (Path each : tree(next)) {
            String name = next.relativize(each).toString().replace('\\', '/');
            if (!staged.files().containsKey(name) || !staged.files().get(name).equals(inForce.files().get(name))) {
                force(each);
            }
        }
        boolean exists = Files.exists(folder);
        if (exists) {
            delete(before);
            Files.move(folder, before, StandardCopyOption.ATOMIC_MOVE);
        }
        try {
            Files.move(next, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            if (exists) {
                Files.move(before, folder, StandardCopyOption.ATOMIC_MOVE);
            }
            throw failed;
        }
        inForce = staged;
        try {
            force(folder.getParent());
            delete(before);
        } catch (IOException untidy) {
            // the new version is in its place; what is left of the old one the next commit meets, and tells
            System.getLogger("io.saslwatch.reload").log(System.Logger.Level.WARNING,
                "The copy of the routes before could not be deleted; do it by hand. cause={0}", untidy.toString());
        }
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static List<Path> tree(Path top) throws IOException {
        try (Stream<Path> all = Files.walk(top)) {
            return all.sorted(Comparator.reverseOrder()).toList();
        }
    }

    /** A folder with all that is in it, if it is there. */
    static void delete(Path top) throws IOException {
        if (Files.exists(top)) {
            for (Path each : tree(top)) {
                Files.delete(each);
            }
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
