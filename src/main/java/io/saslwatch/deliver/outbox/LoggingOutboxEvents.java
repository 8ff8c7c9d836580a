package io.saslwatch.deliver.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes events into the log, a condition that lasts once, and counts alerts. For one thread. */
final class LoggingOutboxEvents implements OutboxEvents {

    private static final Logger LOG = LoggerFactory.getLogger("io.saslwatch.deliver");

    private final String sink;
    private final Counter sent;
    private final Counter failed;
    private final Counter lost;
    private boolean down;
    private boolean storeDown;

    LoggingOutboxEvents(String sink, MeterRegistry meters) {
        this.sink = sink;
        this.sent = meters.counter("saslwatch.deliver.sent", "sink", sink);
        this.failed = meters.counter("saslwatch.deliver.attempts.failed", "sink", sink);
        this.lost = meters.counter("saslwatch.deliver.failed", "sink", sink);
    }

    @Override
    public void sent(int alerts) {
        sent.increment(alerts);
        if (down) {
            LOG.info("The sink takes alerts again. sink={}", sink);
        }
        down = false;
        storeDown = false;
    }

    @Override
    public void failed(int alerts, String why, boolean forGood) {
        failed.increment(alerts);
        if (forGood) {
            lost.increment(alerts);
            LOG.error("Alerts could not be delivered and will not be tried again by themselves; correct the cause, then "
                + "'saslwatch deliveries --state failed' and 'saslwatch deliveries retry ID'. sink={} alerts={} why={}", sink,
                alerts, why);
        } else if (!down) {
            LOG.warn("An alert could not be delivered; it is tried again. sink={} why={}", sink, why);
        }
        down = true;
    }

    @Override
    public void storeFailed(String why) {
        if (!storeDown) {
            LOG.warn("The store could not be asked for alerts to deliver; it is asked again. sink={} why={}", sink, why);
        }
        storeDown = true;
    }
}
