package io.saslwatch.deliver;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Brings a file and its committed length together again. Stateless but for the ledger. */
final class CsvMending {

    private static final byte[] LINE_END = {'\r', '\n'};

    private final CsvLedger ledger;
    private final CsvEvents events;

    CsvMending(CsvLedger ledger, CsvEvents events) {
        this.ledger = ledger;
        this.events = events;
    }

    /** The file's size; 0 when there is none. */
    long size(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /** Enters a file that the store does not know, which goes on at its end; returns the length. */
    long entered(Path file) {
        long length = lineEnded(file, size(file));
        ledger.enter(file.toString(), length);
        if (length > 0) {
            events.continued(file, length);
        }
        return length;
    }

    /**
     * Mends a file of which {@code left} bytes are committed; returns the length from which writing goes on, which is
     * committed then.
     */
    long mended(Path file, long left) {
        long found = size(file);
        if (found == left) {
            return left;
        }
        if (found > left && (left == 0 || endsLine(file, left))) {
            cut(file, left);
            events.cutBack(file, found, left);
            return left;
        }
        long length = lineEnded(file, found);
        ledger.enter(file.toString(), length);
        if (found < left) {
            events.foundShorter(file, left, found);
        } else {
            events.foundChanged(file, left, found);
        }
        return length;
    }

    /** Deletes a file and forgets it. */
    void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw unusable(file, e);
        }
        ledger.remove(file.toString());
        events.deleted(file);
    }

    private long lineEnded(Path file, long size) {
        if (size == 0 || endsLine(file, size)) {
            return size;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return size + channel.write(ByteBuffer.wrap(LINE_END), size);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static boolean endsLine(Path file, long length) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return channel.read(last, length - 1) == 1 && last.get(0) == '\n';
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static void cut(Path file, long length) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static CsvException unusable(Path file, IOException cause) {
        return new CsvException("The CSV file " + file + " cannot be used: " + cause + ". Make it and its folder "
            + "readable and writable for this user.", cause);
    }
}
