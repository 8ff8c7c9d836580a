package io.saslwatch.deliver;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that a transaction writes to. */
final class CsvFile {

    private final Path path;
    private final FileChannel channel;
    private final long committed;
    private long length;

    private CsvFile(Path path, FileChannel channel, long committed) {
        this.path = path;
        this.channel = channel;
        this.committed = committed;
        this.length = committed;
    }

    /** Opens the file, or makes it, to write behind its committed length. */
    static CsvFile open(Path path, long committed) {
        try {
            return new CsvFile(path, FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                committed);
        } catch (IOException e) {
            throw new CsvException("The CSV file " + path + " cannot be opened: " + e + ". Make it and its folder "
                + "writable for this user.", e);
        }
    }

    long length() {
        return length;
    }

    void append(byte[] bytes) {
        try {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                length += channel.write(left, length);
            }
        } catch (IOException e) {
            throw new CsvException("The CSV file " + path + " cannot be written: " + e.getMessage() + ". Make room on "
                + "its disk, or set saslwatch.csv.folder; nothing is lost, reading waits.", e);
        }
    }

    void force() {
        try {
            channel.force(false);
        } catch (IOException e) {
            throw new CsvException("The CSV file " + path + " cannot be brought to disk: " + e.getMessage() + ". Look "
                + "for errors of the disk; nothing is lost, reading waits.", e);
        }
    }

    /** Takes back what was appended, if it can be done; otherwise it is done before the next batch. */
    void cutBack() {
        try {
            channel.truncate(committed);
        } catch (IOException e) {
            // the store still has the committed length, by which the file is mended later
        }
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // what had to be on disk was forced there
        }
    }
}
