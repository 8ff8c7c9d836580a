package io.saslwatch.deliver;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * Replaces files as a whole. The new one is written beside the old one as {@code <name>.next} and forced to disk; the
 * transaction that commits its length also notes that it is to take the old one's place; then it is renamed. After a
 * crash the note tells which of the two is valid: with it the new one, without it the old one. For one thread at a time.
 */
final class CsvSwaps {

    private static final String ENDING = ".next";

    private final Path folder;
    private final CsvLedger ledger;
    /** Files whose replacing was begun in this process and not ended. */
    private final Set<Path> begun = new HashSet<>();

    CsvSwaps(Path folder, CsvLedger ledger) {
        this.folder = folder;
        this.ledger = ledger;
    }

    /** Where the new file is written. */
    static Path next(Path file) {
        return file.resolveSibling(file.getFileName() + ENDING);
    }

    /** In the transaction: from its commit on the new file, which is on disk, is the valid one. */
    void commit(Path file, long length) {
        begun.add(file);
        ledger.swapping(file.toString(), length);
    }

    /** Ends what was begun; false when nothing was. What the database does not know of is taken back. */
    boolean finish(Path file) {
        if (!begun.contains(file)) {
            return false;
        }
        end(file);
        begun.remove(file);
        return true;
    }

    /** Ends what a process had begun that is no more. */
    void recover() {
        for (String path : ledger.swaps()) {
            Path file = Path.of(path);
            if (file.startsWith(folder)) {
                end(file);
            }
        }
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "events-*.csv" + ENDING)) {
            for (Path next : left) {
                Files.delete(next);
            }
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private void end(Path file) {
        try {
            if (ledger.isSwapping(file.toString())) {
                if (Files.exists(next(file))) {
                    Files.move(next(file), file, StandardCopyOption.ATOMIC_MOVE);
                    force(file.getParent());
                }
                ledger.swapped(file.toString());
            } else {
                Files.deleteIfExists(next(file));
            }
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static CsvException unusable(Path file, IOException cause) {
        return new CsvException("The CSV file " + file + " cannot be replaced: " + cause + ". Make its folder readable "
            + "and writable for this user; nothing is lost, it is tried again.", cause);
    }
}
