package io.saslwatch.deliver;

import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.StoredEvents;
import java.util.List;

/**
 * Rows that have waited and are to be written now.
 *
 * @param keys   whose
 * @param events the events that are still stored
 */
public record CsvDue(List<StoredEvents.Key> keys, List<AuthEvent> events) {
}
