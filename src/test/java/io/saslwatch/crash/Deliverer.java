package io.saslwatch.crash;

import io.saslwatch.deliver.outbox.SinkHarness;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * Delivers alerts from a store to a webhook until it is killed: what {@code saslwatch run} does for this, without the rest
 * of it, which would make each start take twice as long.
 */
public final class Deliverer {

    private Deliverer() {
    }

    /** With the folder of {@code store.db}, the webhook's address and the number of this life. */
    public static void main(String[] arguments) throws Exception {
        SinkHarness sinks = new SinkHarness(Path.of(arguments[0]), Map.of());
        Runtime.getRuntime().addShutdownHook(new Thread(sinks::close));
        sinks.sink("webhook", "sink-webhook", Map.of("kind", "json", "url", arguments[1], "header", "X-Life: " + arguments[2],
            "backoff", "20ms"));
        new CountDownLatch(1).await();
    }
}
