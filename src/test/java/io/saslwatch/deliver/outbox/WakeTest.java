package io.saslwatch.deliver.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.saslwatch.deliver.AlertMessage;
import io.saslwatch.detect.RuleRoutes;
import io.saslwatch.detect.SampleEvent;
import io.saslwatch.event.Alert;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule's alert and a sink that would look by itself in an hour only. */
class WakeTest {

    @TempDir
    private Path home;

    private static List<SampleEvent> spread(String user) {
        Instant noon = Instant.parse("2026-11-20T12:00:00Z");
        return List.of(new SampleEvent(noon, user, "192.0.2.1", "DE", 64496L, true),
            new SampleEvent(noon.plus(Duration.ofHours(9)), user, "198.51.100.7", "FR", 64497L, true));
    }

    @Test
    void anAlertLeavesWhenItsTransactionIsCommittedThoughTheSinkLooksOnlyEveryHour() throws Exception {
        BlockingQueue<AlertMessage> sent = new LinkedBlockingQueue<>();
        AtomicInteger woken = new AtomicInteger();
        try (SinkHarness sinks = new SinkHarness(home, Map.of()); RuleRoutes rules = new RuleRoutes(sinks.store)) {
            sinks.camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("outbox:slow?poll=1h&severity=info").process(exchange ->
                        sent.add(exchange.getMessage().getBody(AlertMessage.class)));
                }
            });
            await().atMost(Duration.ofSeconds(20)).until(() -> sinks.knows("slow"));
            rules.onAlerts(() -> {
                woken.incrementAndGet();
                sinks.wake();
            });

            rules.add(spread("alice")).look();

            AlertMessage message = sent.poll(20, TimeUnit.SECONDS);
            assertThat(message).isNotNull();
            assertThat(message.alerts()).extracting(Alert::finding).extracting("rule").contains("country-spread");
            int calls = woken.get();
            rules.add(List.of(new SampleEvent(Instant.parse("2026-11-21T12:00:00Z"), "bob", "192.0.2.2", "DE", 64496L,
                true))).look();
            assertThat(woken).as("nothing new was committed").hasValue(calls);
        }
    }
}
