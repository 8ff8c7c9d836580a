package io.saslwatch.store;

import io.saslwatch.event.Alerts;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A store beside whatever process writes events to it: it is looked at, and people note in it what they do with alerts.
 * Thread-safe.
 */
public final class StoreReader implements AutoCloseable {

    private final DataSource dataSource;
    private final InstantSource clock;
    private final List<AutoCloseable> toClose;

    StoreReader(DataSource dataSource, InstantSource clock, List<AutoCloseable> toClose) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.toClose = List.copyOf(toClose);
    }

    /** The database. Its tables are those of this program's version. */
    public DataSource dataSource() {
        return dataSource;
    }

    /** The alerts, to be read. */
    public Alerts alerts() {
        return new SqlAlerts(new JdbcTemplate(dataSource), clock);
    }

    /** What people do with alerts and deliveries. */
    public AlertDesk desk() {
        return new AlertDesk(new JdbcTemplate(dataSource), Store.transactionOf(dataSource), clock);
    }

    @Override
    public void close() {
        StoreParts.closeAll(toClose);
    }
}
