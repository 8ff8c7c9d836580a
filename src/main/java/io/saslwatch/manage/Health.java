package io.saslwatch.manage;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;

/**
 * Whether the service does its work, through Camel's registry of checks. The checks run on one thread of their own: when
 * the store hangs, whoever asks is told that after {@link #PATIENCE}. Thread-safe.
 */
public final class Health implements AutoCloseable {

    /** The longest that somebody who asks waits. */
    static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration EVERY = Duration.ofSeconds(15);

    /**
     * What one check found.
     *
     * @param name    of the check
     * @param up      whether it is fine
     * @param message what is wrong, and what to do; empty when it is fine
     */
    public record Result(String name, boolean up, String message) {
    }

    private final HealthCheckRegistry registry;
    private final InstantSource clock;
    private final ScheduledExecutorService thread;
    private CompletableFuture<List<Result>> look = CompletableFuture.completedFuture(List.of());
    private Instant begun = Instant.EPOCH;
    private volatile boolean ready;

    private Health(HealthCheckRegistry registry, InstantSource clock, ScheduledExecutorService thread) {
        this.registry = registry;
        this.clock = clock;
        this.thread = thread;
    }

    /**
     * Registers the checks with the context, and looks at them now and again.
     *
     * @param each called with each regular look, on the checks' thread
     */
    public static Health start(CamelContext camel, List<AbstractHealthCheck> checks, InstantSource clock, Runnable each) {
        HealthCheckRegistry registry = new DefaultHealthCheckRegistry(camel);
        registry.setEnabled(true);
        checks.forEach(check -> {
            check.setCamelContext(camel);
            registry.register(check);
        });
        camel.getCamelContextExtension().addContextPlugin(HealthCheckRegistry.class, registry);
        Health health = new Health(registry, clock, Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "health");
            thread.setDaemon(true);
            return thread;
        }));
        health.thread.scheduleWithFixedDelay(() -> {
            health.look();
            each.run();
        }, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return health;
    }

    private List<Result> look() {
        List<Result> results = registry.stream().filter(HealthCheck::isReadiness)
            .map(check -> check.call(Map.of(HealthCheck.CHECK_KIND, HealthCheck.Kind.READINESS)))
            .map(result -> new Result(result.getCheck().getId(), result.getState() == HealthCheck.State.UP,
                result.getMessage().orElse(""))).toList();
        ready = results.stream().allMatch(Result::up);
        return results;
    }

    /** What the checks find now; that they find nothing in time is a result, too. */
    public List<Result> now() {
        CompletableFuture<List<Result>> asked;
        Instant since;
        synchronized (this) {
            if (look.isDone()) {
                begun = clock.instant();
                look = CompletableFuture.supplyAsync(this::look, thread);
            }
            asked = look;
            since = begun;
        }
        try {
            return asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException hangs) {
            ready = false;
            return List.of(late(since));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return List.of(late(since));
        } catch (ExecutionException fault) {
            return List.of(new Result("health", false, "a check failed: " + fault.getCause()));
        }
    }

    private Result late(Instant since) {
        return new Result("health", false, "the checks have had no answer for "
            + Math.max(1, Duration.between(since, clock.instant()).toSeconds()) + " s: the store is busy or hangs");
    }

    /** Whether all was fine when it was looked at last. */
    boolean ready() {
        return ready;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
