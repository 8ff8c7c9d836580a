package io.saslwatch.reset;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Moves the files of an inventory into an archive, or deletes them. Before the first of them a mark is written that names
 * the archive, and it goes after the last. Killed in between, the next clearance goes on into the same archive; and while
 * the mark is there, nobody writes to what is left. Used by one thread, under the store's lock.
 */
public final class Clearance {

    private final Inventory inventory;
    private final Consumer<Path> done;

    /**
     * @param done is told of each file after it is gone from its place
     */
    public Clearance(Inventory inventory, Consumer<Path> done) {
        this.inventory = inventory;
        this.done = done;
    }

    /** Refuses to let a store be used while a clearance has not ended: throws with what to do. */
    public static void requireNone(Inventory inventory) {
        if (Files.exists(inventory.mark())) {
            throw new IllegalStateException("a reset or purge did not come to its end (" + inventory.mark() + "): give the "
                + "same command again, which finishes it");
        }
    }

    /**
     * What would go, for people.
     *
     * @param archive where files would go; null: they would be deleted
     */
    public List<Path> files(Path archive) throws IOException {
        return pieces(archive).stream().map(Piece::file).toList();
    }

    private List<Piece> pieces(Path archive) throws IOException {
        return inventory.pieces().stream().filter(piece -> archive != null || !piece.given()).toList();
    }

    /**
     * Clears everything.
     *
     * @param archive where files go, a folder that is not there yet; null: they are deleted
     * @return where they are now: the archive of an earlier clearance when that one is finished; null when deleted
     * @throws FileAlreadyExistsException when the archive is there, which may be that of another store; nothing was moved
     * @throws IOException when one cannot be moved; the mark stays, and the next clearance goes on
     */
    public Path clear(Path archive) throws IOException {
        Path to = begun(archive);
        Files.createDirectories(inventory.mark().getParent());
        if (to != null && !Files.exists(inventory.mark())) {
            Files.createDirectories(to.getParent());
            // of two that begin in the same second with the same name, one is refused
            Files.createDirectory(to);
        }
        writeDurably(inventory.mark(), to == null ? "" : to.toString());
        // listed only now: nobody writes any more
        for (Piece piece : pieces(to)) {
            if (to == null) {
                Files.deleteIfExists(piece.file());
            } else {
                move(piece.file(), to.resolve(piece.name()));
            }
            done.accept(piece.file());
        }
        for (Path folder : inventory.folders()) {
            deleteEmpty(folder);
        }
        Files.delete(inventory.mark());
        return to;
    }

    private Path begun(Path archive) throws IOException {
        if (!Files.exists(inventory.mark())) {
            return archive == null ? null : archive.toAbsolutePath();
        }
        String named = Files.readString(inventory.mark());
        return named.isEmpty() ? archive : Path.of(named);
    }

    private static void deleteEmpty(Path top) throws IOException {
        if (Files.isDirectory(top)) {
            try (Stream<Path> all = Files.walk(top)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    private static void move(Path from, Path named) throws IOException {
        Files.createDirectories(named.getParent());
        Path to = named;
        for (int other = 2; Files.exists(to); other++) {
            if (Files.mismatch(from, to) < 0) {
                // copied to its end, and killed before it was deleted
                Files.delete(from);
                return;
            }
            // written after a kill, such as the service's own log: another file of the same name
            to = named.resolveSibling(named.getFileName() + "." + other);
        }
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException otherDisk) {
            Path part = to.resolveSibling(to.getFileName() + ".part");
            Files.copy(from, part, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            force(part);
            Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
            Files.delete(from);
        }
        force(to.getParent());
    }

    private static void writeDurably(Path file, String text) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.writeString(next, text, StandardCharsets.UTF_8);
        force(next);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(file.getParent());
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
