package io.saslwatch.enrich.geo;

import io.saslwatch.enrich.geo.IpinfoAnswer.Failed;
import io.saslwatch.enrich.geo.IpinfoAnswer.Later;
import io.saslwatch.enrich.geo.IpinfoAnswer.Places;
import io.saslwatch.enrich.geo.IpinfoAnswer.Refused;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The one thread that asks the API, a batch at a time. It waits as long as the service wants, and longer after each
 * failure; a batch without an answer is let go after a few attempts, so that nothing is asked without end.
 */
final class IpinfoWorker {

    private static final int ATTEMPTS = 4;
    private static final Duration GATHER = Duration.ofMillis(100);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LIMIT_PAUSE = Duration.ofMinutes(1);
    private static final Duration REFUSED_PAUSE = Duration.ofMinutes(10);

    private final LinkedBlockingQueue<InetAddress> queue = new LinkedBlockingQueue<>();
    private final IpinfoClient client;
    private final int size;
    private final GeoEvents events;
    private final Pauses pauses;
    private final IpinfoSource source;
    private final Thread thread = new Thread(this::run, "places");
    private boolean failing;

    IpinfoWorker(IpinfoClient client, int size, GeoEvents events, Pauses pauses, IpinfoSource source) {
        this.client = client;
        this.size = size;
        this.events = events;
        this.pauses = pauses;
        this.source = source;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void add(InetAddress address) {
        queue.add(address);
    }

    void end() {
        thread.interrupt();
    }

    private void run() {
        List<InetAddress> batch = new ArrayList<>(size);
        try {
            while (true) {
                batch.add(queue.take());
                // what follows closely goes along
                pauses.pause(GATHER);
                queue.drainTo(batch, size - 1);
                ask(batch);
                batch.clear();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(List<InetAddress> batch) throws InterruptedException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            IpinfoAnswer answer = client.ask(batch);
            if (answer instanceof Places places) {
                recovered();
                tell(batch, places);
                return;
            }
            Duration pause;
            if (answer instanceof Refused refused) {
                pause = REFUSED_PAUSE;
                failed(refused.cause(), pause);
                attempt = ATTEMPTS;
            } else if (answer instanceof Later later) {
                pause = later.after() == null ? LIMIT_PAUSE.multipliedBy(1L << attempt - 1) : later.after();
                failed(later.cause(), pause);
            } else {
                pause = FIRST_PAUSE.multipliedBy(1L << 2 * (attempt - 1));
                failed(((Failed) answer).cause(), pause);
            }
            if (attempt == ATTEMPTS) {
                source.gaveUp(batch);
            }
            pauses.pause(pause);
        }
    }

    private void tell(List<InetAddress> batch, Places places) {
        try {
            source.came(batch, places.said());
        } catch (RuntimeException listener) {
            events.apiFailed("late places could not be handed on: " + listener, Duration.ZERO);
            failing = true;
        }
    }

    private void failed(String cause, Duration pause) {
        if (!failing) {
            failing = true;
            events.apiFailed(cause, pause);
        }
    }

    private void recovered() {
        if (failing) {
            failing = false;
            events.apiRecovered();
        }
    }
}
