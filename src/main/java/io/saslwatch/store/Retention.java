package io.saslwatch.store;

import java.time.Duration;
import java.time.InstantSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Where keeping ends. */
public final class Retention {

    private static final int SLICE = 1_000;

    private final JdbcTemplate database;
    private final InstantSource clock;

    Retention(JdbcTemplate database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The time before which events are not kept, in microseconds since 1970. */
    public long before(int keepDays) {
        return Micros.of(clock.instant().minus(Duration.ofDays(keepDays)));
    }

    /** The last address of the slice that begins behind an address; empty when none is left. The first is behind "". */
    public String lastOfSlice(String after) {
        String last = database.queryForObject("SELECT MAX(ip) FROM (SELECT ip FROM address WHERE ip > ? ORDER BY ip "
            + "LIMIT " + SLICE + ") slice", String.class, after);
        return last == null ? "" : last;
    }
}
