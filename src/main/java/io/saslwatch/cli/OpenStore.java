package io.saslwatch.cli;

import io.saslwatch.config.Config;
import io.saslwatch.config.StoreSettings;
import io.saslwatch.reset.Clearance;
import io.saslwatch.reset.Inventory;
import io.saslwatch.store.Dialect;
import io.saslwatch.store.Store;
import io.saslwatch.store.StoreConfig;
import io.saslwatch.store.StoreEvents;
import io.saslwatch.store.StoreException;
import io.saslwatch.store.StoreReader;
import io.saslwatch.store.Stores;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;

/** Opens the store that the settings name. */
final class OpenStore {

    private OpenStore() {
    }

    /** The lasting store; {@code indexes} may be made later when much is to be written at once. */
    static Store lasting(Config config, boolean indexes) {
        try {
            Clearance.requireNone(new Inventory(config, false));
        } catch (IllegalStateException begun) {
            throw Refusal.failed(begun.getMessage());
        }
        try {
            return stores().open(settings(config, indexes));
        } catch (StoreException unusable) {
            throw Refusal.failed(unusable.getMessage());
        }
    }

    /** The same store only to be looked at, beside the process that writes to it. */
    static StoreReader reader(Config config) {
        try {
            return stores().read(settings(config, true));
        } catch (StoreException unusable) {
            throw Refusal.failed(unusable.getMessage());
        }
    }

    /** Keeps the service, and others that write, from the store until it is closed. */
    static AutoCloseable lock(Config config) {
        try {
            return stores().lock(settings(config, false));
        } catch (StoreException unusable) {
            throw Refusal.failed(unusable.getMessage());
        }
    }

    /** Refuses an address that no store can have; {@code name} is what it was given to. */
    static void requireKnown(String name, String url) {
        if (!Dialect.isKnown(url)) {
            throw Refusal.usage(name + " names no store known here; write an address that starts with jdbc:sqlite:, "
                + "jdbc:postgresql: or jdbc:mariadb:");
        }
    }

    private static StoreConfig settings(Config config, boolean indexes) {
        requireKnown(StoreSettings.URL.key(), config.text(StoreSettings.URL));
        return new StoreConfig(config.text(StoreSettings.URL), config.folder(StoreSettings.URL),
            config.text(StoreSettings.USER), config.text(StoreSettings.PASSWORD), collector(config),
            config.zone(StoreSettings.DAY_ZONE), indexes);
    }

    /** The same store for trying rules on it: what they write ends with the process. */
    static Store trial(Config config) {
        try {
            return stores().trial(settings(config, true));
        } catch (StoreException unusable) {
            throw Refusal.failed(unusable.getMessage());
        }
    }

    /** A store that ends with the process. */
    static Store temporary(Config config) {
        try {
            return stores().temporary(collector(config), config.zone(StoreSettings.DAY_ZONE));
        } catch (StoreException unusable) {
            throw Refusal.failed(unusable.getMessage());
        }
    }

    private static Stores stores() {
        return new Stores(InstantSource.system(), StoreEvents.logging());
    }

    private static String collector(Config config) {
        String named = config.text(StoreSettings.COLLECTOR);
        if (!named.isEmpty()) {
            return named;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
