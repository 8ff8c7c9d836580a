package io.saslwatch.store;

import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.EventId;
import io.saslwatch.event.Outcome;
import io.saslwatch.event.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;

/** Makes events of rows of the table {@code event}. Stateless. */
final class EventRows {

    /** The columns that {@link #event} reads, in its order. */
    static final String COLUMNS = "pos, part, line, line_count, evidence, time, host, daemon, service, outcome, "
        + "attempts, username, ip, port, mechanism, reason, detail, session, messages";
    /** How many they are. */
    static final int COUNT = 19;

    private EventRows() {
    }

    // By number: looking a column up by its name takes longer than reading it
    static AuthEvent event(long stream, String key, ResultSet row) throws SQLException {
        int port = row.getInt(14);
        Integer clientPort = row.wasNull() ? null : port;
        String reason = row.getString(16);
        return new AuthEvent(new EventId(stream, key, row.getLong(1), row.getInt(2)), row.getLong(3), row.getInt(4),
            row.getString(5), Micros.instant(row.getLong(6)), row.getString(7), row.getString(8), row.getString(9),
            outcome(row.getString(10)), row.getInt(11), row.getString(12), row.getString(13), clientPort,
            row.getString(15), reason == null ? null : reason(reason),
            row.getString(17), row.getString(18), row.getInt(19));
    }

    static Outcome outcome(String word) {
        return Outcome.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static Reason reason(String word) {
        return Reason.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
