package io.saslwatch.detect;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The table {@code address_net}: each address's net, and whether rules leave it out. A row is made again when its
 * address got a name or a place, or the settings changed; each look sees to the addresses of its own time. For one
 * thread at a time.
 */
final class NetTable {

    private static final String ASK = "SELECT s.ip, a.name, a.country, a.asn, n.basis FROM "
        + "(SELECT DISTINCT ip FROM event WHERE time > ? AND time <= ? AND ip IS NOT NULL) s "
        + "LEFT JOIN address a ON a.ip = s.ip LEFT JOIN address_net n ON n.ip = s.ip";
    /** Names come late: for so long after its last event an address is looked at again. */
    private static final Duration BACK = Duration.ofHours(1);

    private record Row(String ip, String net, int exempt, String basis, String before) {
        private boolean isOld() {
            return !basis.equals(before);
        }
    }

    private final JdbcTemplate database;
    private final TransactionTemplate transaction;
    private final Exemptions exemptions;
    private Instant done = Instant.MIN;

    NetTable(JdbcTemplate database, TransactionTemplate transaction, Exemptions exemptions) {
        this.database = database;
        this.transaction = transaction;
        this.exemptions = exemptions;
    }

    /** Makes the rows of the addresses that occur since {@code from}, less an hour, up to {@code to}. */
    void refresh(Instant from, Instant to) {
        if (to.equals(done)) {
            return;
        }
        refresh(EventTime.micros(from.minus(BACK)), EventTime.micros(to));
        done = to;
    }

    /** More may have been learned since the last look. */
    void forget() {
        done = Instant.MIN;
    }

    /** Makes the rows of all addresses: with other settings, old events count otherwise, too. */
    void refreshAll() {
        refresh(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private void refresh(long from, long to) {
        try {
            write(from, to);
        } catch (DuplicateKeyException another) {
            // The process of another collector made one of the rows meanwhile; now it is updated
            write(from, to);
        }
    }

    private void write(long from, long to) {
        List<Row> old = database.query(ASK, (row, number) -> {
            String ip = row.getString(1);
            String name = row.getString(2);
            String country = row.getString(3);
            long asn = row.getLong(4);
            Long system = row.wasNull() ? null : asn;
            String basis = Integer.toHexString(Objects.hash(exemptions, name, country, system));
            return new Row(ip, exemptions.net(ip), exemptions.exempt(ip, name, country, system) ? 1 : 0, basis,
                row.getString(5));
        }, from, to).stream().filter(Row::isOld).toList();
        if (!old.isEmpty()) {
            transaction.executeWithoutResult(status -> old.forEach(this::write));
        }
    }

    private void write(Row row) {
        int known = row.before() == null ? 0 : database.update(
            "UPDATE address_net SET net = ?, exempt = ?, basis = ? WHERE ip = ?", row.net(), row.exempt(), row.basis(),
            row.ip());
        if (known == 0) {
            database.update("INSERT INTO address_net (net, exempt, basis, ip) VALUES (?, ?, ?, ?)", row.net(),
                row.exempt(), row.basis(), row.ip());
        }
    }
}
