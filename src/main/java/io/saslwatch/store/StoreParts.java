package io.saslwatch.store;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** What a store is made of; its name is for people, and one that does not last keeps no figures. */
record StoreParts(String name, boolean lasting, Dialect dialect, DataSource dataSource, JdbcTemplate database,
                  TransactionTemplate transaction, StoreLock lock, Lease lease, Schema schema, String collector,
                  ZoneId dayZone, InstantSource clock) {

    /** Closes the last opened first, and all of them whatever one of them says. */
    static void closeAll(List<AutoCloseable> parts) {
        RuntimeException failed = null;
        for (int i = parts.size() - 1; i >= 0; i--) {
            try {
                parts.get(i).close();
            } catch (Exception e) {
                failed = failed == null ? new StoreException("The store did not close cleanly: " + e.getMessage(), e)
                    : failed;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
