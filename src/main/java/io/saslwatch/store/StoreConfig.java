package io.saslwatch.store;

import java.nio.file.Path;
import java.time.ZoneId;

/**
 * Where a lasting store is and how it is used.
 *
 * @param url       JDBC address, see {@link Dialect}
 * @param home      folder at which a relative SQLite path starts
 * @param user      of the database; empty for none, and for SQLite
 * @param password  its password; empty for none
 * @param collector name of this collector among those that feed the database, 1 to 100 characters
 * @param dayZone   zone whose days the figures are kept for
 * @param indexes   whether the indexes for people's questions are made at once; a scan fills faster without and makes
 *                  them at its end ({@link Store#addIndexes()}). What has them keeps them.
 */
public record StoreConfig(String url, Path home, String user, String password, String collector, ZoneId dayZone,
                          boolean indexes) {

    /** Checks the collector's name. */
    public StoreConfig {
        if (collector.isEmpty() || collector.length() > 100) {
            throw new StoreException("saslwatch.store.collector is '" + collector + "': a name of 1 to 100 characters "
                + "is needed. Set one, or leave it empty for the host name.");
        }
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return JdbcUrl.masked(url) + " as collector " + collector;
    }
}
