package io.saslwatch.event;

import java.time.Instant;

/**
 * Where an address is, told after its events were stored.
 *
 * @param ip      as in {@link AuthEvent#ip()}
 * @param place   where
 * @param checked when it was told
 */
public record PlacedAddress(String ip, AddressPlace place, Instant checked) {
}
