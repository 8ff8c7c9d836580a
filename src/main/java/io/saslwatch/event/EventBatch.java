package io.saslwatch.event;

import java.util.List;

/**
 * What follows from one {@link LineBatch}, to be stored in one transaction or not at all.
 *
 * @param group    the reader's name
 * @param added    events not stored before
 * @param changed  events stored before of which more is known now: anything but id, line, time, outcome, count, user
 *                 and address may differ, so figures per user and day stay as they are
 * @param settled  events that will not change any more, in the order in which they settled; each event is in exactly
 *                 one batch's list over the life of a store
 * @param position how far the stream has been read; null after a tick
 * @param state    what the extraction has to remember to go on after this batch; null when it did not change
 * @param lines    lines read in the batch
 * @param unparsed those of them that look like authentication but match no format
 */
public record EventBatch(String group, List<AuthEvent> added, List<AuthEvent> changed, List<AuthEvent> settled,
                         ReadPosition position, byte[] state, long lines, long unparsed) {

    /** A batch whose lines were all understood, as far as they were of interest. */
    public EventBatch(String group, List<AuthEvent> added, List<AuthEvent> changed, List<AuthEvent> settled,
                      ReadPosition position, byte[] state, long lines) {
        this(group, added, changed, settled, position, state, lines, 0);
    }

    /** The same batch with the number of lines that match no format. */
    public EventBatch withUnparsed(long number) {
        return new EventBatch(group, added, changed, settled, position, state, lines, number);
    }
}
