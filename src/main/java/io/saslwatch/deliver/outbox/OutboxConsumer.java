package io.saslwatch.deliver.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.saslwatch.deliver.AlertMessage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;

/** Runs an {@link OutboxWorker} on a thread of its own and makes an exchange of each message. */
public class OutboxConsumer extends DefaultConsumer {

    /** What is being sent when the route stops gets so long to arrive. */
    private static final Duration LANDING = Duration.ofSeconds(5);

    private final OutboxOptions options;
    private final OutboxEndpoint endpoint;
    private final InstantSource clock = InstantSource.system();
    private OutboxEvents events;
    private OutboxWorker worker;
    private OutboxWake wake;
    private Masks masks;
    private volatile boolean stopping;
    private ExecutorService executor;
    private ExecutorService senders;

    OutboxConsumer(OutboxEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.options = endpoint.getConfiguration().options();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        stopping = false;
        OutboxWake shared = endpoint.find(OutboxWake.class);
        wake = shared != null ? shared : new OutboxWake();
        Masks known = endpoint.find(Masks.class);
        masks = known != null ? known : new Masks(List.of());
        MeterRegistry meters = endpoint.find(MeterRegistry.class);
        events = new LoggingOutboxEvents(options.sink(), meters != null ? meters : new CompositeMeterRegistry());
        worker = new OutboxWorker(options, endpoint.outbox(), this::sendAll, new Backoff(options.backoff(), options.backoffMost(),
            () -> ThreadLocalRandom.current().nextDouble()), events, clock);
        executor = getEndpoint().getCamelContext().getExecutorServiceManager()
            .newSingleThreadExecutor(this, "outbox-" + options.sink());
        if (options.atOnce() > 1) {
            senders = getEndpoint().getCamelContext().getExecutorServiceManager()
                .newFixedThreadPool(this, "outbox-" + options.sink() + "-send", options.atOnce());
        }
        executor.execute(this::work);
    }

    private void work() {
        try {
            while (!stopping) {
                long seen = wake.calls();
                wake.await(seen, turn());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration turn() {
        try {
            return worker.turn(() -> stopping);
        } catch (RuntimeException storeIsAway) {
            if (!stopping) {
                events.storeFailed(Failure.of(storeIsAway, masks, clock.instant()).why());
            }
            return options.poll();
        }
    }

    private List<Failure> sendAll(List<AlertMessage> messages) {
        if (messages.size() == 1) {
            return Collections.singletonList(send(messages.get(0)));
        }
        List<Future<Failure>> sending = messages.stream().map(message -> senders.submit(() -> send(message))).toList();
        List<Failure> failures = new ArrayList<>();
        for (Future<Failure> each : sending) {
            try {
                failures.add(each.get());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the sink is being stopped", stopped);
            } catch (ExecutionException thrown) {
                failures.add(Failure.of(thrown.getCause(), masks, clock.instant()));
            }
        }
        return failures;
    }

    private Failure send(AlertMessage message) {
        Exchange exchange = createExchange(false);
        exchange.getMessage().setBody(message);
        exchange.getMessage().setHeader(OutboxConstants.KEY, message.key());
        exchange.getMessage().setHeader(OutboxConstants.UID, message.alerts().get(0).uid());
        exchange.getMessage().setHeader(OutboxConstants.SINK, message.sink());
        exchange.getMessage().setHeader(OutboxConstants.COUNT, message.alerts().size());
        try {
            getProcessor().process(exchange);
        } catch (Exception thrown) {
            exchange.setException(thrown);
        }
        Throwable refused = exchange.getException();
        if (refused == null && (exchange.isRollbackOnly() || exchange.isRollbackOnlyLast())) {
            refused = new IllegalStateException("the route rolled the message back");
        }
        Masks all = masks.and(exchange.getProperty(OutboxConstants.SECRETS, List.of(), List.class));
        releaseExchange(exchange, false);
        return refused == null ? null : Failure.of(refused, all, clock.instant());
    }

    @Override
    protected void doStop() throws Exception {
        stopping = true;
        if (wake != null) {
            wake.wake();
        }
        if (executor != null) {
            executor.shutdown();
            if (!executor.awaitTermination(LANDING.toMillis(), TimeUnit.MILLISECONDS)) {
                executor.shutdownNow();
                executor.awaitTermination(1, TimeUnit.SECONDS);
            }
            executor = null;
        }
        if (senders != null) {
            senders.shutdownNow();
            senders = null;
        }
        super.doStop();
    }
}
