package io.saslwatch.event;

import java.time.Instant;

/**
 * The state of an address's name in the store.
 *
 * @param name      the name; null unless the status is {@code OK}
 * @param status    how asking ended; null when nobody asked yet. While nobody with authority answers, what was answered
 *                  before stays.
 * @param confirmed whether the name points back to the address; null when that is not known
 * @param asked     when it was asked last; null when never
 * @param due       when to ask the next time; null for never
 * @param failures  how often in a row nobody with authority answered
 */
public record KnownName(String name, NameStatus status, Boolean confirmed, Instant asked, Instant due, int failures) {
}
