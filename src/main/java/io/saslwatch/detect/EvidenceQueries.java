package io.saslwatch.detect;

import io.saslwatch.event.AddressEvidence;
import io.saslwatch.event.Finding;
import io.saslwatch.event.SubjectKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** What stands behind a finding: the addresses of its subject, and where a user usually comes from. Thread-safe. */
final class EvidenceQueries {

    private static final String SUMS = "SELECT ip, MIN(name) AS name, MIN(country) AS country, MIN(city) AS city, "
        + "MIN(asn) AS asn, MIN(aso) AS aso, MIN(time) AS first_time, MAX(time) AS last_time, "
        + "SUM(CASE WHEN outcome = 'success' THEN attempts ELSE 0 END) AS successes, "
        + "SUM(CASE WHEN outcome = 'failure' THEN attempts ELSE 0 END) AS failures, "
        + "COUNT(DISTINCT username) AS users FROM attempt WHERE ";
    private static final String TIMES = " AND time >= ? AND time <= ? AND ip IS NOT NULL GROUP BY ip ";
    /** Those that got in first: among hundreds that tried they are what an operator looks for. */
    private static final String ORDER = "ORDER BY MIN(CASE WHEN outcome = 'success' THEN 0 ELSE 1 END), "
        + "SUM(attempts) DESC, ip LIMIT " + Finding.ADDRESSES;
    private static final Map<SubjectKind, String> SUBJECTS = Map.of(SubjectKind.USER, "username = ?",
        SubjectKind.NET, "net = ?", SubjectKind.ASN, "asn = ?");
    /** What a sender's refused mails were sent from; nobody's password was tried there. */
    private static final String REFUSED = "SELECT q.ip, MIN(a.name) AS name, MIN(a.country) AS country, MIN(a.city) AS city, "
        + "MIN(a.asn) AS asn, MIN(a.aso) AS aso, MIN(q.time) AS first_time, MAX(q.time) AS last_time, 0 AS successes, "
        + "0 AS failures, 1 AS users FROM quota_rejection q LEFT JOIN address a ON a.ip = q.ip "
        + "WHERE q.sender = ? AND q.time >= ? AND q.time <= ? AND q.ip IS NOT NULL GROUP BY q.ip ORDER BY SUM(q.mails) DESC, "
        + "q.ip LIMIT " + Finding.ADDRESSES;
    private static final String REFUSED_FROM = "SELECT COUNT(DISTINCT ip) FROM quota_rejection WHERE sender = ? "
        + "AND time >= ? AND time <= ?";
    private static final long LEARNED = Duration.ofDays(30).toNanos() / 1_000;
    private static final int USUAL = 10;

    /** The addresses that took part, and how many more there are. */
    record Found(List<AddressEvidence> addresses, long more) {
    }

    private final JdbcTemplate database;

    EvidenceQueries(JdbcTemplate database) {
        this.database = database;
    }

    Found of(SubjectKind kind, String subject, long first, long last) {
        if (kind == SubjectKind.SENDER) {
            return found(REFUSED, REFUSED_FROM, subject, first, last);
        }
        String where = SUBJECTS.get(kind);
        if (where == null) {
            return new Found(List.of(), 0);
        }
        Object value = kind == SubjectKind.ASN ? Long.valueOf(subject.replaceFirst("^AS", "")) : subject;
        return found(SUMS + where + TIMES + ORDER, "SELECT COUNT(DISTINCT ip) FROM attempt WHERE " + where
            + " AND time >= ? AND time <= ?", value, first, last);
    }

    private Found found(String query, String count, Object value, long first, long last) {
        List<AddressEvidence> addresses = database.query(query, EvidenceQueries::address, value, first, last);
        long all = addresses.size() < Finding.ADDRESSES ? addresses.size()
            : database.queryForObject(count, Long.class, value, first, last);
        return new Found(addresses, all - addresses.size());
    }

    /** Where a user succeeded from in the 30 days before a time, most often first. */
    List<AddressEvidence> usual(String user, long before) {
        return database.query(SUMS + "username = ? AND outcome = 'success'" + TIMES + "ORDER BY SUM(attempts) DESC, ip "
            + "LIMIT " + USUAL, EvidenceQueries::address, user, before - LEARNED, before - 1);
    }

    private static AddressEvidence address(ResultSet row, int number) throws SQLException {
        long asn = row.getLong("asn");
        Long system = row.wasNull() ? null : asn;
        return new AddressEvidence(row.getString("ip"), row.getString("name"), row.getString("country"),
            row.getString("city"), system, row.getString("aso"),
            EventTime.instant(row.getLong("first_time")), EventTime.instant(row.getLong("last_time")),
            row.getLong("successes"), row.getLong("failures"), row.getLong("users"));
    }
}
