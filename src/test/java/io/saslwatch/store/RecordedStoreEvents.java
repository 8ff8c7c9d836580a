package io.saslwatch.store;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what it was told. */
final class RecordedStoreEvents implements StoreEvents {

    final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    public void migrated(String store, int from, int to) {
        lines.add("migrated " + from + " to " + to);
    }

    @Override
    public void indexed(String store) {
        lines.add("indexed");
    }

    @Override
    public void lockRegained(String store) {
        lines.add("regained");
    }
}
