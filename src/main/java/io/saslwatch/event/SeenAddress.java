package io.saslwatch.event;

import java.time.Instant;

/**
 * An address that occurs in a batch and that this process has not told the store of, or not of this day.
 *
 * @param ip      as in {@link AuthEvent#ip()}
 * @param first   time of its earliest event in the batch
 * @param last    time of its latest event in the batch
 * @param place   where it is
 * @param status  what is known of its name before anybody asks: null when it is to be asked, {@code OFF} when names are
 *                not asked for at present, {@code PRIVATE} for what is no address that could be asked
 * @param due     when its name is to be asked for; null for never
 * @param checked when its place was looked up
 */
public record SeenAddress(String ip, Instant first, Instant last, AddressPlace place, NameStatus status,
                          Instant due, Instant checked) {
}
