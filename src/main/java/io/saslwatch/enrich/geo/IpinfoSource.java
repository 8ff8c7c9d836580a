package io.saslwatch.enrich.geo;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Answers of the API that came so far. A look-up never waits: an address without an answer is queued, each once, and
 * asked for in the background. Thread-safe.
 */
final class IpinfoSource implements PlaceSource, AutoCloseable {

    /** So many addresses wait at most; further ones are not asked for this time. */
    private static final int MOST_WAITING = 50_000;
    /** An address for which there was no answer is left alone for so long. */
    private static final Duration REST = Duration.ofMinutes(10);

    private final IpinfoOptions options;
    private final Cache<InetAddress, Said> answers;
    private final Cache<InetAddress, Boolean> resting;
    private final Set<InetAddress> waiting = ConcurrentHashMap.newKeySet();
    private final MeterRegistry registry;
    private final Consumer<Set<InetAddress>> answered;
    private final IpinfoWorker worker;

    /**
     * @param answered is told of addresses whose answer has come, on the thread that asks; it must not fail
     */
    IpinfoSource(IpinfoOptions options, MeterRegistry registry, GeoEvents events, InstantSource clock, Pauses pauses,
                 Consumer<Set<InetAddress>> answered) {
        this.options = options;
        this.registry = registry;
        this.answered = answered;
        Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
        this.answers = Caffeine.newBuilder().maximumSize(options.cacheSize()).expireAfterWrite(options.cacheTtl())
            .ticker(ticker).executor(Runnable::run).build();
        this.resting = Caffeine.newBuilder().maximumSize(MOST_WAITING).expireAfterWrite(REST).ticker(ticker)
            .executor(Runnable::run).build();
        registry.gauge("saslwatch.enrich.geo.ipinfo.waiting", waiting, Set::size);
        this.worker = new IpinfoWorker(new IpinfoClient(options, new DataMeters(registry), clock), options.batch(),
            events, pauses, this);
        worker.start();
    }

    @Override
    public Said find(InetAddress address) {
        return SpecialAddresses.isGlobal(address) ? answers.getIfPresent(address) : Said.NOTHING;
    }

    /** Has an address asked for in the background, unless it waits already or there was no answer just now. */
    void ask(InetAddress address) {
        if (resting.getIfPresent(address) != null || waiting.contains(address)) {
            return;
        }
        if (waiting.size() >= MOST_WAITING) {
            count("dropped", 1);
        } else if (waiting.add(address)) {
            worker.add(address);
        }
    }

    /** The API has answered; what it did not mention it does not know. */
    void came(Collection<InetAddress> asked, Map<InetAddress, Said> said) {
        asked.forEach(address -> answers.put(address, said.getOrDefault(address, Said.NOTHING)));
        count("answered", asked.size());
        try {
            answered.accept(Set.copyOf(asked));
        } finally {
            done(asked);
        }
    }

    /** There was no answer; these addresses are left alone for a while. */
    void gaveUp(Collection<InetAddress> asked) {
        asked.forEach(address -> resting.put(address, true));
        count("failed", asked.size());
        done(asked);
    }

    private void done(Collection<InetAddress> asked) {
        synchronized (waiting) {
            asked.forEach(waiting::remove);
            waiting.notifyAll();
        }
    }

    /** Waits until nothing is asked for any more, or time is up; tells whether nothing is. */
    boolean awaitAnswers(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        synchronized (waiting) {
            for (long left = end - System.nanoTime(); !waiting.isEmpty() && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(waiting, left);
            }
            return waiting.isEmpty();
        }
    }

    private void count(String outcome, int addresses) {
        registry.counter("saslwatch.enrich.geo.ipinfo.addresses", "outcome", outcome).increment(addresses);
    }

    @Override
    public SourceStatus status() {
        return new SourceStatus(Urls.shown(options.url()), null, null, List.of());
    }

    /** Ends asking at once; what waits is not asked for. */
    @Override
    public void close() {
        worker.end();
    }
}
