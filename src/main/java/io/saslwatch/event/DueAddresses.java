package io.saslwatch.event;

import java.time.Instant;
import java.util.List;

/**
 * What the store's queue of questions says.
 *
 * @param addresses those that are due, longest due first; as many as were asked for at most
 * @param next      when to look again at the latest: at once when there may be more, {@link Instant#MAX} when nothing
 *                  will be due by itself
 */
public record DueAddresses(List<DueAddress> addresses, Instant next) {
}
