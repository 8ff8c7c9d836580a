package io.saslwatch.store;

import io.saslwatch.event.ReadPosition;

/** A batch was read from a position that is not the stored one, so that storing it would lose or repeat lines. */
public final class PositionRefusedException extends StoreException {

    /** For the position that did not fit. */
    public PositionRefusedException(ReadPosition position) {
        super("The batch of stream " + position.stream() + " (" + position.path() + ") starts at offset "
            + position.from() + ", but the store's read position is another one: nothing of it was stored. Reading goes on "
            + "from the stored position; if this is told again and again, another process writes to the same store.");
    }
}
