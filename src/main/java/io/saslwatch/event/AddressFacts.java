package io.saslwatch.event;

import java.util.Objects;

/**
 * What is known of an address besides the log.
 *
 * @param name   its reverse DNS name; null unless the status is {@code OK}
 * @param status how asking for the name ended last; null when nobody asked yet
 * @param place  where it is
 */
public record AddressFacts(String name, NameStatus status, AddressPlace place) {

    /** Nothing is known, and nobody asked. */
    public static final AddressFacts UNKNOWN = new AddressFacts(null, null, AddressPlace.UNKNOWN);

    /** The place is never null. */
    public AddressFacts {
        Objects.requireNonNull(place);
    }

    /** Whether somebody with authority has answered, so that the name will not change soon. */
    public boolean isAnswered() {
        return status != null && status != NameStatus.OFF && !status.isPassing();
    }
}
