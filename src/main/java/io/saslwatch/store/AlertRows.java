package io.saslwatch.store;

import io.saslwatch.event.Alert;
import io.saslwatch.event.Finding;
import io.saslwatch.event.Severity;
import io.saslwatch.event.SubjectKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;

/** Rows of the table {@code alert} and what they mean. Stateless. */
final class AlertRows {

    /** The columns that {@link #alert} reads. */
    static final String COLUMNS = "id, uid, rule, kind, subject, window_start, severity, revision, explanation, evidence, "
        + "event_count, first_time, last_time, raised, updated, acknowledged";

    private static final int UID_DIGITS = 32;

    private AlertRows() {
    }

    static Alert alert(ResultSet row, int number) throws SQLException {
        EvidenceJson.Told told = EvidenceJson.read(row.getString("evidence"));
        Finding finding = new Finding(row.getString("rule"), Severity.values()[row.getInt("severity")],
            SubjectKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)), row.getString("subject"),
            Micros.instant(row.getLong("window_start")), row.getString("explanation"), row.getLong("event_count"),
            Micros.instant(row.getLong("first_time")), Micros.instant(row.getLong("last_time")), told.evidence(),
            told.more(), told.usual());
        long acknowledged = row.getLong("acknowledged");
        Instant seen = row.wasNull() ? null : Micros.instant(acknowledged);
        return new Alert(row.getLong("id"), row.getString("uid"), finding, row.getInt("revision"),
            Micros.instant(row.getLong("raised")), Micros.instant(row.getLong("updated")), seen);
    }

    /** The name of an alert: the beginning of SHA-256 of rule, NUL, subject, NUL, window in microseconds as text. */
    static String uid(String rule, String subject, long window) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest((rule + '\0' + subject + '\0' + window).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, UID_DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java runtime has SHA-256", impossible);
        }
    }
}
