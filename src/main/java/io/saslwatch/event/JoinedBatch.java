package io.saslwatch.event;

/**
 * A batch's events on their way to the store.
 *
 * @param events     what is to be stored
 * @param generation how often the group had begun anew from the stored state when the batch was extracted
 */
public record JoinedBatch(EventBatch events, int generation) {
}
