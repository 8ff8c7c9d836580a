package io.saslwatch.enrich.dns;

import io.saslwatch.enrich.NameLookup;
import io.saslwatch.event.AddressName;
import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Answers for addresses that are not global by itself; they are never asked for. */
final class GlobalOnly implements NameLookup {

    private final NameLookup global;

    GlobalOnly(NameLookup global) {
        this.global = global;
    }

    @Override
    public CompletionStage<AddressName> find(InetAddress address) {
        return SpecialAddresses.contain(address) ? CompletableFuture.completedStage(AddressName.PRIVATE)
            : global.find(address);
    }

    @Override
    public void close() {
        global.close();
    }
}
