package io.saslwatch.store;

/**
 * Keeps a second process from the store, or from the same collector's part of it. Taken when the store is opened; the
 * operating system or the database gives it back when the process dies, however it dies.
 */
interface StoreLock extends AutoCloseable {

    /** Nobody else can reach the store. */
    StoreLock NONE = new StoreLock() {
        @Override
        public void check() {
            // a temporary store has a folder of its own
        }

        @Override
        public void close() {
            // nothing was taken
        }
    };

    /**
     * Makes sure that the lock is still held. Called before each batch, cheap in most calls.
     *
     * @throws StoreException when it is lost and cannot be had again
     */
    void check();

    @Override
    void close();
}
