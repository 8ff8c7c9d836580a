package io.saslwatch.enrich;

import io.saslwatch.event.AddressPlace;
import java.net.InetAddress;

/** Tells where addresses are. Thread-safe. */
public interface PlaceLookup {

    /** No geographic data. */
    PlaceLookup OFF = address -> AddressPlace.UNKNOWN;

    /** The address's place; fields that no data knows are null. Never fails, never waits for the network. */
    AddressPlace find(InetAddress address);
}
