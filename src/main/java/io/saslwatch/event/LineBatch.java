package io.saslwatch.event;

import java.time.Instant;

/**
 * Consecutive complete lines of one stream, as bytes. A line ends with a line feed, which the batch contains; only the
 * last line of a file that will not grow any more may lack it. The offset of a line is {@code offset} plus its index
 * in the batch minus {@code from}: a batch ends where this would stop being true (behind a line that was cut, behind
 * skipped NUL bytes). A batch without bytes is a tick: it says that {@code now} nothing more could be read.
 *
 * @param group    name of the reader; batches of one group come one after the other and are joined together
 * @param stream   whose lines; null for a tick
 * @param offset   of the first byte in the uncompressed stream
 * @param line     1-based number of the first line
 * @param bytes    holds the lines; not to be changed, nor kept after the batch is done
 * @param from     index of the first byte
 * @param to       index behind the last byte
 * @param modified when the file was last written, which dates stamps without a year
 * @param now      when the batch was read
 * @param drained  true when every source of the group was at its end after this batch, so that no line older than
 *                 {@code now} is still to come
 * @param position what to commit together with all that follows from the batch; null for a tick
 * @param others   the stamp of the oldest line that the group's other sources still hold unread, so that lines of
 *                 several logs can be joined in the order in which they were written; null when they hold none
 */
public record LineBatch(String group, StreamRef stream, long offset, long line, byte[] bytes, int from, int to,
                        Instant modified, Instant now, boolean drained, ReadPosition position, Instant others) {

    /** A batch of a group whose other sources, if any, are at their end. */
    public LineBatch(String group, StreamRef stream, long offset, long line, byte[] bytes, int from, int to,
                     Instant modified, Instant now, boolean drained, ReadPosition position) {
        this(group, stream, offset, line, bytes, from, to, modified, now, drained, position, null);
    }

    /** A batch without lines. */
    public static LineBatch tick(String group, Instant now) {
        return new LineBatch(group, null, 0, 0, new byte[0], 0, 0, now, now, true, null);
    }

    /** The tick after which nothing will ever come: whatever still waits for a further line is settled as it is. */
    public static LineBatch end(String group) {
        return tick(group, Instant.MAX);
    }

    /** Whether this is the tick of {@link #end}. */
    public boolean isEnd() {
        return now.equals(Instant.MAX);
    }

    public boolean isTick() {
        return stream == null;
    }
}
