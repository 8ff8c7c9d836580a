package io.saslwatch.cli;

import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.Outcome;
import io.saslwatch.store.Summary;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Counts the events of a scan as they come, which spares asking the store for them once more. It gives up when more
 * names are to be counted than fit in a small memory; the store then has to be asked. Counting has a thread of its own,
 * so that storing does not wait for it. Thread-safe.
 */
final class ScanTally implements AutoCloseable {

    private static final int NAMES = 100_000;

    /** Attempts under a name. */
    private static final class Count {
        private long attempts;
        private long failures;
        private long successes;

        private void add(AuthEvent event) {
            attempts += event.count();
            failures += event.outcome() == Outcome.FAILURE ? event.count() : 0;
            successes += event.outcome() == Outcome.SUCCESS ? event.count() : 0;
        }
    }

    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private final Map<String, Count> users = new HashMap<>();
    private final Map<String, Count> addresses = new HashMap<>();
    private Instant first;
    private Instant last;
    private long events;
    private boolean tooMany;
    private final ExecutorService counter = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "tally");
        thread.setDaemon(true);
        return thread;
    });

    /** Counts new events. */
    void add(List<AuthEvent> added) {
        if (!added.isEmpty()) {
            counter.execute(() -> count(added));
        }
    }

    private void count(List<AuthEvent> added) {
        for (AuthEvent event : added) {
            events++;
            outcomes.merge(event.outcome(), (long) event.count(), Long::sum);
            first = first == null || event.time().isBefore(first) ? event.time() : first;
            last = last == null || event.time().isAfter(last) ? event.time() : last;
            add(users, event.user(), event);
            add(addresses, event.ip(), event);
        }
    }

    private void add(Map<String, Count> counts, String name, AuthEvent event) {
        if (name != null && !tooMany) {
            counts.computeIfAbsent(name, any -> new Count()).add(event);
            if (counts.size() > NAMES) {
                tooMany = true;
                users.clear();
                addresses.clear();
            }
        }
    }

    /** What was counted; empty when there were too many names. Nothing can be added any more. */
    Optional<Summary> summary(int top) {
        close();
        return tooMany ? Optional.empty()
            : Optional.of(new Summary(outcomes, top(users, top), top(addresses, top), first, last, events));
    }

    /** Waits until all is counted. */
    @Override
    public void close() {
        counter.shutdown();
        try {
            counter.awaitTermination(1, TimeUnit.HOURS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Summary.Top> top(Map<String, Count> counts, int top) {
        return counts.entrySet().stream()
            .map(each -> new Summary.Top(each.getKey(), each.getValue().attempts, each.getValue().failures,
                each.getValue().successes))
            .sorted(Comparator.comparingLong(Summary.Top::attempts).reversed().thenComparing(Summary.Top::name))
            .limit(top).toList();
    }
}
