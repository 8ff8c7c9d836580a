package io.saslwatch.enrich.geo;

import java.time.Instant;

/** How updating one file ended. */
public sealed interface UpdateResult {

    /** The file's name. */
    String file();

    /**
     * A new file is in its place.
     *
     * @param built when its data was put together
     * @param bytes its size
     */
    record Updated(String file, Instant built, long bytes) implements UpdateResult {
    }

    /** In a dry run: a new file was downloaded and found good, and thrown away. */
    record WouldUpdate(String file, Instant built, long bytes) implements UpdateResult {
    }

    /** There is nothing newer. */
    record Unchanged(String file) implements UpdateResult {
    }

    /**
     * The present file, if any, stays.
     *
     * @param cause why, and what to do; shows nothing secret
     */
    record Failed(String file, String cause) implements UpdateResult {
    }
}
