package io.saslwatch.store;

import io.saslwatch.event.ExtractionState;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** The extraction's memory in the table {@code extraction}. Thread-safe. */
final class SqlExtractionState implements ExtractionState {

    private final JdbcTemplate database;
    private final String collector;

    SqlExtractionState(JdbcTemplate database, String collector) {
        this.database = database;
        this.collector = collector;
    }

    @Override
    public Optional<byte[]> load(String group) {
        List<byte[]> states = database.query("SELECT state FROM extraction WHERE collector = ? AND reader = ?",
            (row, number) -> row.getBytes(1), collector, group);
        return states.stream().findFirst();
    }
}
