package io.saslwatch.enrich.geo;

/** Is told how far a download is. */
public interface UpdateProgress {

    /** Tells nobody. */
    UpdateProgress NONE = (file, done, total) -> { };

    /**
     * Called often, by one thread at a time.
     *
     * @param file  its name
     * @param done  bytes that have come
     * @param total bytes to come, 0 when the server does not say
     */
    void at(String file, long done, long total);
}
