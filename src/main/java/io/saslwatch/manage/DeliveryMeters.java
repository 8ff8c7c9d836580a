package io.saslwatch.manage;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.saslwatch.store.StoreStatus;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;

/** How many deliveries wait, by sink. Used by one thread. */
public final class DeliveryMeters {

    private final StoreStatus store;
    private final MultiGauge waiting;

    /** Of the store behind this. */
    public DeliveryMeters(MeterRegistry meters, DataSource store) {
        this.store = new StoreStatus(store);
        this.waiting = MultiGauge.builder("saslwatch.deliver.waiting").description("Deliveries that wait, by sink")
            .register(meters);
    }

    /** Counts anew; what was counted stays when the store does not answer. */
    public void look() {
        try {
            waiting.register(store.waiting().entrySet().stream().<MultiGauge.Row<?>>map(sink ->
                MultiGauge.Row.of(Tags.of("sink", sink.getKey()), sink.getValue())).toList(), true);
        } catch (DataAccessException later) {
            // readiness tells it
        }
    }
}
