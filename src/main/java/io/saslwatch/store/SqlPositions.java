package io.saslwatch.store;

import io.saslwatch.event.ReadPosition;
import io.saslwatch.event.ReadPositions;
import io.saslwatch.event.StreamRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.transaction.support.TransactionTemplate;

/** Read positions in the table {@code stream}. Thread-safe. */
final class SqlPositions implements ReadPositions {

    private static final String COLUMNS =
        "SELECT id, stream_key, source, path, pos, line, fingerprint, file FROM stream ";
    private static final RowMapper<Known> KNOWN = (row, number) -> known(row);
    /** Two collectors may choose the same key at the same time; one of them sees it taken and chooses again. */
    private static final int ATTEMPTS = 20;

    private final JdbcTemplate database;
    private final TransactionTemplate transaction;
    private final String collector;
    private final InstantSource clock;

    SqlPositions(JdbcTemplate database, TransactionTemplate transaction, String collector, InstantSource clock) {
        this.database = database;
        this.transaction = transaction;
        this.collector = collector;
        this.clock = clock;
    }

    @Override
    public List<Known> of(String source) {
        return database.query(COLUMNS + "WHERE collector = ? AND source = ? AND forgotten IS NULL ORDER BY id", KNOWN,
            collector, source);
    }

    @Override
    public Known open(String source, String key, ReadPosition initial) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.execute(status -> enter(source, free(key), initial));
            } catch (DuplicateKeyException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    @Override
    public void forget(List<Long> streams) {
        // The row stays: the ids of its events are made of its key
        long now = Micros.of(clock.instant());
        transaction.executeWithoutResult(status -> streams.forEach(id ->
            database.update("UPDATE stream SET forgotten = ? WHERE id = ? AND collector = ? AND forgotten IS NULL", now,
                id, collector)));
    }

    private Known enter(String source, String key, ReadPosition initial) {
        long now = Micros.of(clock.instant());
        database.update("INSERT INTO stream (collector, source, stream_key, path, pos, line, fingerprint, file, "
                + "opened, moved) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", collector, source, key,
            StoreText.clean(initial.path()), initial.to(), initial.line(), StoreText.clean(initial.fingerprint()),
            StoreText.clean(initial.file()), now, now);
        return database.queryForObject(COLUMNS + "WHERE stream_key = ?", KNOWN, key);
    }

    private String free(String key) {
        Set<String> taken = new HashSet<>(database.queryForList(
            "SELECT stream_key FROM stream WHERE stream_key = ? OR stream_key LIKE ?", String.class, key, key + "-%"));
        String candidate = key;
        for (int number = 2; taken.contains(candidate); number++) {
            candidate = key + '-' + number;
        }
        return candidate;
    }

    private static Known known(ResultSet row) throws SQLException {
        StreamRef ref = new StreamRef(row.getLong("id"), row.getString("stream_key"), row.getString("source"),
            row.getString("path"));
        long pos = row.getLong("pos");
        return new Known(ref, new ReadPosition(ref.id(), pos, pos, row.getLong("line"), row.getString("fingerprint"),
            row.getString("file"), ref.path()));
    }
}
