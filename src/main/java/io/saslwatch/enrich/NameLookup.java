package io.saslwatch.enrich;

import io.saslwatch.event.AddressName;
import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Asks for the names of addresses. Thread-safe. */
public interface NameLookup extends AutoCloseable {

    /** Names are not asked for. */
    NameLookup OFF = address -> CompletableFuture.completedFuture(AddressName.OFF);

    /**
     * Asks for a name; equal addresses that are under way share one question. Returns at once.
     *
     * @return completes with an answer in bounded time, whatever the network does; never with an exception
     */
    CompletionStage<AddressName> find(InetAddress address);

    @Override
    default void close() {
        // nothing is open
    }
}
