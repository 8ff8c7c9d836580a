package io.saslwatch.event;

import java.util.Optional;

/** Where the extraction's memory between batches is kept; it is written with {@link EventBatch#state()}. */
public interface ExtractionState {

    /** The state that the last committed batch of the group left, if any. */
    Optional<byte[]> load(String group);
}
