package io.saslwatch.event;

import java.time.Instant;

/**
 * An address whose name is to be asked for.
 *
 * @param ip       as in {@link AuthEvent#ip()}
 * @param known    what is known of its name, with the failures since; its {@code asked} is null when nobody asked yet
 * @param lastSeen time of its latest event, exact to a day
 */
public record DueAddress(String ip, KnownName known, Instant lastSeen) {
}
