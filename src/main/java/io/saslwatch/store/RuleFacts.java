package io.saslwatch.store;

import io.saslwatch.event.EventBatch;
import io.saslwatch.event.LineFacts;
import io.saslwatch.event.SenderRejection;
import java.time.InstantSource;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The bean {@code storeRuleFacts}: what rules ask for besides events, in the tables {@code quota_rejection} and
 * {@code stream_hour}. To be called in the store's transaction, by one thread at a time.
 */
public final class RuleFacts {

    private static final long HOUR = 3_600L;
    private static final String MORE = "UPDATE stream_hour SET lines_read = lines_read + ?, wanted = wanted + ?, "
        + "unparsed = unparsed + ? WHERE hour = ? AND stream = ?";
    private static final String FIRST = "INSERT INTO stream_hour (lines_read, wanted, unparsed, hour, stream) "
        + "VALUES (?, ?, ?, ?, ?)";

    private final JdbcTemplate database;
    private final SqlDetection detection;
    private final boolean lasting;
    private final InstantSource clock;

    /** @param lasting whether anybody will ever ask how much was read in an hour */
    RuleFacts(JdbcTemplate database, SqlDetection detection, boolean lasting, InstantSource clock) {
        this.database = database;
        this.detection = detection;
        this.lasting = lasting;
        this.clock = clock;
    }

    /** Refused mails of senders over their quota, of which rules have to know. */
    public List<SenderRejection> rejections(EventBatch batch) {
        List<SenderRejection> rejections = batch.facts().rejections();
        if (!rejections.isEmpty()) {
            detection.storedFrom(Micros.instant(rejections.stream().mapToLong(SenderRejection::time).min().getAsLong()));
        }
        return rejections;
    }

    /** Adds how much a batch has read. */
    public void read(EventBatch batch) {
        if (lasting && batch.position() != null && batch.lines() > 0) {
            add(batch.position().stream(), batch.lines(), batch.facts());
        }
    }

    private void add(long stream, long lines, LineFacts facts) {
        long hour = Math.floorDiv(clock.instant().getEpochSecond(), HOUR);
        Object[] row = {lines, facts.wanted(), facts.unparsed(), hour, stream};
        if (database.update(MORE, row) == 0) {
            database.update(FIRST, row);
        }
    }
}
