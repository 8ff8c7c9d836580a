package io.saslwatch.enrich.geo;

import io.saslwatch.event.AddressPlace;
import java.util.Map;

/**
 * Where an address is, and who says so.
 *
 * @param place  what is known
 * @param saidBy for each field that is known, by its name in {@link AddressPlace}: which data said it, as
 *               {@code name@date}; in the order of the fields
 */
public record PlaceAnswer(AddressPlace place, Map<String, String> saidBy) {
}
