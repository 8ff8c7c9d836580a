package io.saslwatch.event;

import java.util.Map;
import java.util.Set;

/** What the store knows of addresses. Thread-safe. */
public interface AddressBook {

    /** No store. */
    AddressBook EMPTY = addresses -> Map.of();

    /**
     * Looks addresses up, as the current transaction sees them.
     *
     * @param addresses as in {@link AuthEvent#ip()}
     * @return those of them that the store knows
     */
    Map<String, AddressFacts> of(Set<String> addresses);
}
