package io.saslwatch.manage;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** How many deliveries wait, by sink. Used by one thread. */
public final class DeliveryMeters {

    private final JdbcTemplate store;
    private final MultiGauge waiting;

    /** Of the store behind this. */
    public DeliveryMeters(MeterRegistry meters, DataSource store) {
        this.store = new JdbcTemplate(store);
        this.waiting = MultiGauge.builder("saslwatch.deliver.waiting").description("Deliveries that wait, by sink")
            .register(meters);
    }

    /** Counts anew; what was counted stays when the store does not answer. */
    public void look() {
        try {
            waiting.register(store.query("SELECT sink, COUNT(*) FROM delivery WHERE state = 'waiting' GROUP BY sink",
                (row, number) -> MultiGauge.Row.of(Tags.of("sink", row.getString(1)), row.getLong(2))), true);
        } catch (DataAccessException later) {
            // readiness tells it
        }
    }
}
