package io.saslwatch.store;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** What can happen to a store besides success and failure of a call; may be called from any thread. */
public interface StoreEvents {

    /** The schema was made or brought up to date; versions are numbers of migrations, 0 for an empty database. */
    void migrated(String store, int from, int to);

    /** The indexes for people's questions were made. */
    void indexed(String store);

    /** The connection that holds the store's lock was lost and the lock taken again by this process. */
    void lockRegained(String store);

    /** Tells the log. */
    static StoreEvents logging() {
        Logger log = System.getLogger("io.saslwatch.store");
        return new StoreEvents() {
            @Override
            public void migrated(String store, int from, int to) {
                log.log(Level.INFO, "Store migrated store={0} from={1} to={2}", store, from, to);
            }

            @Override
            public void indexed(String store) {
                log.log(Level.INFO, "Store indexes made store={0}", store);
            }

            @Override
            public void lockRegained(String store) {
                log.log(Level.WARNING, "Store lock regained after its connection was lost store={0}", store);
            }
        };
    }
}
