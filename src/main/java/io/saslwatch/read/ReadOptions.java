package io.saslwatch.read;

import java.time.Duration;

/**
 * How a group of logs is read.
 *
 * @param group        name of the reader
 * @param from         where a source begins that the store does not know
 * @param batch        most bytes of lines that travel together
 * @param maxLine      longest line in bytes
 * @param poll         how often files are looked at
 * @param follow       whether to wait for more at the end
 * @param partialAfter how long a file that is not live must be quiet before its last line counts as complete
 * @param inFlight     how many batches may be on their way at once
 * @param giveUpAfter  failures in a row after which reading ends; 0: never
 */
public record ReadOptions(String group, StartAt from, int batch, int maxLine, Duration poll, boolean follow,
                          Duration partialAfter, int inFlight, int giveUpAfter) {

    /** Most bytes of one batch while several sources are read, so that they advance together. */
    static final int SHARED_BATCH = 512 * 1024;

    /** Checks the ranges. */
    public ReadOptions {
        if (maxLine < 1 || batch < 1 || inFlight < 1) {
            throw new IllegalArgumentException("batch, maxLine and maxInFlight must be at least 1");
        }
        // a line that does not fit must be seen to be too long
        batch = Math.max(batch, 2 * maxLine);
    }

    /** Everything there is, once, from the beginning; one batch after the other, tried until it is taken. */
    public static ReadOptions once(String group, int batch, int maxLine) {
        return new ReadOptions(group, StartAt.BEGINNING, batch, maxLine, Duration.ofMillis(500), false, Duration.ZERO,
            1, 0);
    }

    /** Most bytes of a batch while so many sources have something to read. */
    int limit(int sources) {
        return sources > 1 ? Math.min(batch, Math.max(SHARED_BATCH, 2 * maxLine)) : batch;
    }
}
