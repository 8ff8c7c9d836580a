package io.saslwatch.store;

import io.saslwatch.event.EventBatch;
import io.saslwatch.event.LineFacts;
import io.saslwatch.event.SenderRejection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The bean {@code storeRuleFacts}: what rules ask for besides events, in the tables {@code quota_rejection} and
 * {@code stream_hour}. To be called in the store's transaction, by one thread at a time.
 */
public final class RuleFacts {

    private static final int AT_ONCE = 1_000;
    private static final long HOUR = 3_600L;
    /** A line that is stored already is left out, though read positions see to that as well. */
    private static final String REJECTION = "INSERT INTO quota_rejection (stream, pos, time, sender, ip, mails) "
        + "SELECT ?, ?, ?, ?, ?, ? FROM (SELECT 1 AS one) fresh "
        + "WHERE NOT EXISTS (SELECT 1 FROM quota_rejection q WHERE q.stream = ? AND q.pos = ?)";
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

    /** Stores what a batch's lines say. */
    public void add(EventBatch batch) {
        List<SenderRejection> rejections = batch.facts().rejections();
        if (!rejections.isEmpty()) {
            database.batchUpdate(REJECTION, rejections, AT_ONCE, RuleFacts::row);
            detection.storedFrom(Micros.instant(rejections.stream().mapToLong(SenderRejection::time).min().getAsLong()));
        }
        if (lasting && batch.position() != null && batch.lines() > 0) {
            read(batch.position().stream(), batch.lines(), batch.facts());
        }
    }

    private void read(long stream, long lines, LineFacts facts) {
        long hour = Math.floorDiv(clock.instant().getEpochSecond(), HOUR);
        Object[] row = {lines, facts.wanted(), facts.unparsed(), hour, stream};
        if (database.update(MORE, row) == 0) {
            database.update(FIRST, row);
        }
    }

    private static void row(PreparedStatement row, SenderRejection rejection) throws SQLException {
        row.setLong(1, rejection.stream());
        row.setLong(2, rejection.offset());
        row.setLong(3, rejection.time());
        row.setString(4, StoreText.clean(rejection.sender(), StoreText.USER_LIMIT));
        row.setString(5, StoreText.clean(rejection.ip(), StoreText.ADDRESS_LIMIT));
        row.setLong(6, rejection.mails());
        row.setLong(7, rejection.stream());
        row.setLong(8, rejection.offset());
    }
}
