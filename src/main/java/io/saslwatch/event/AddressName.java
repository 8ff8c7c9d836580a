package io.saslwatch.event;

import java.time.Instant;
import java.util.Objects;

/**
 * What reverse DNS says of an address.
 *
 * @param name      the name without the final dot, in lower case, made of characters that can do no harm; null unless
 *                  the status is {@code OK}
 * @param status    how asking ended
 * @param confirmed whether the name points back to the address; null when that was not asked or not answered
 * @param until     when the answer should be asked for again at the earliest; {@link Instant#MAX} for never
 */
public record AddressName(String name, NameStatus status, Boolean confirmed, Instant until) {

    /** Names are not asked for. */
    public static final AddressName OFF = new AddressName(null, NameStatus.OFF, null, Instant.MAX);

    /** Never asked for. */
    public static final AddressName PRIVATE = new AddressName(null, NameStatus.PRIVATE, null, Instant.MAX);

    public AddressName {
        Objects.requireNonNull(status);
        Objects.requireNonNull(until);
        if ((name != null) != (status == NameStatus.OK)) {
            throw new IllegalArgumentException("a name goes with the status ok, and only with it");
        }
    }
}
