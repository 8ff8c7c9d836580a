package io.saslwatch.store;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** A process of its own that opens a store and says how that went. */
final class OpenInChild {

    private OpenInChild() {
    }

    public static void main(String[] arguments) {
        StoreConfig config = new StoreConfig("jdbc:sqlite:" + arguments[0], Path.of("."), "", "", "mx1",
            ZoneOffset.UTC, true);
        try (Store store = new Stores(InstantSource.system(), new RecordedStoreEvents()).open(config)) {
            System.out.println("opened");
        } catch (StoreException e) {
            System.out.println(e.getMessage());
        }
    }
}
