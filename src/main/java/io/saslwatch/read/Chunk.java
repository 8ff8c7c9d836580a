package io.saslwatch.read;

import io.saslwatch.event.ReadPosition;
import io.saslwatch.event.StreamRef;
import java.time.Instant;

/**
 * Lines of one source, or a position to keep without lines.
 *
 * @param stream    whose
 * @param start     offset of the first byte
 * @param firstLine number of the first line
 * @param from      index of the first byte in the buffer
 * @param to        index behind the last one
 * @param lines     how many
 * @param modified  when the file was last written
 * @param position  what to commit
 * @param losses    is told when that is committed
 */
record Chunk(StreamRef stream, long start, long firstLine, int from, int to, int lines, Instant modified,
             ReadPosition position, Losses losses) {
}
