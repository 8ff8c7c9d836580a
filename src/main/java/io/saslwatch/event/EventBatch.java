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
 * @param facts    what these lines say besides attempts
 */
public record EventBatch(String group, List<AuthEvent> added, List<AuthEvent> changed, List<AuthEvent> settled,
                         ReadPosition position, byte[] state, long lines, LineFacts facts) {

    /** A batch whose lines say nothing besides. */
    public EventBatch(String group, List<AuthEvent> added, List<AuthEvent> changed, List<AuthEvent> settled,
                      ReadPosition position, byte[] state, long lines) {
        this(group, added, changed, settled, position, state, lines, LineFacts.NONE);
    }

    /** Whether there is nothing to store, as after a tick that only let time pass. */
    public boolean isEmpty() {
        return added.isEmpty() && changed.isEmpty() && settled.isEmpty() && position == null && state == null
            && facts == LineFacts.NONE;
    }

    /** The same events, and what the lines say besides. */
    public EventBatch with(LineFacts besides) {
        return new EventBatch(group, added, changed, settled, position, state, lines, besides);
    }
}
