package io.saslwatch.deliver.outbox;

import io.saslwatch.event.SinkFilter;
import java.time.Duration;

/**
 * The options of a consumer. Their meaning stands at the setters of {@link OutboxConfiguration}.
 *
 * @param sink the sink's name
 */
record OutboxOptions(String sink, SinkFilter filter, Duration coolDown, Duration digest, int attempts, Duration backoff,
                     Duration backoffMost, int most, boolean gather, int atOnce, Duration age, Duration poll, Duration lease) {
}
