package io.saslwatch.read;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What can happen while logs are read. A condition that lasts is told once, and once more when it ends. Called from
 * the reader's thread; an implementation must not block.
 */
public interface ReadEvents {

    /**
     * What was read of one source, when reading ends.
     *
     * @param source the source's name
     * @param lines  lines handed on
     * @param bytes  their bytes, uncompressed
     * @param files  files that were opened
     */
    record Summary(String source, long lines, long bytes, int files) {
    }

    /** Why a file cannot be read that is not there. */
    String MISSING = "there is no such file";

    /** Nothing is told. */
    ReadEvents NONE = new ReadEvents() {
    };

    /** A file not read before is being read. */
    default void found(Path path) {
    }

    /** A file is being read on, from this offset in uncompressed bytes. */
    default void resumed(Path path, long offset) {
    }

    /**
     * A log was truncated, or replaced by another one in its place.
     *
     * @param was  bytes it had when last seen
     * @param is   bytes it has now
     * @param lost bytes that were seen but never read and are in no other file; what was written between the last look
     *             and the truncation is not known
     */
    default void cutShort(Path path, long was, long is, long lost) {
    }

    /** A compressed file is good up to this offset (uncompressed) and wrong behind it; the others are read on. */
    default void damaged(Path path, long offset, String cause) {
    }

    /** A file cannot be read; it is tried again. */
    default void unreadable(Path path, String cause) {
    }

    /** A file that could not be read can be read. */
    default void readableAgain(Path path) {
    }

    /** A file that could not be read is not looked for any more. */
    default void letGo(Path path) {
    }

    /** What comes after reading, or the store of positions, failed; reading waits and tries again. */
    default void failed(String group, Throwable cause) {
    }

    /** The program that reads the journal complained, or ended; told once as long as it says the same. */
    default void journalSaid(String what) {
    }

    /** The journal is read again after a complaint. */
    default void journalReads() {
    }

    /** It works again. */
    default void recovered(String group, Duration after) {
    }

    /** Reading ended: everything there was has been handed on and taken. Only when nothing is followed. */
    default void finished(String group, List<Summary> sources) {
    }

    /**
     * Reading gave up: when nothing is followed, after as many failures in a row as allowed; and at the end of the
     * process with lines of a pipe that nobody took.
     */
    default void gaveUp(String group, Throwable cause) {
    }

    /** Reading ended because of a fault in the program. */
    default void broke(String group, Throwable fault) {
    }

    /** Reading was stopped; what was told of the group holds no more. */
    default void stopped(String group) {
    }
}
