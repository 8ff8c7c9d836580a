package io.saslwatch.enrich.geo;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/** Has files looked at from time to time, on another thread than that of the look-up that finds it is time. */
final class FileChecks {

    private final List<PlaceFile> files;
    private final long every;
    private final InstantSource clock;
    private final Executor executor;
    private final AtomicLong next;

    FileChecks(List<PlaceFile> files, Duration every, InstantSource clock, Executor executor) {
        this.files = files;
        this.every = every.toMillis();
        this.clock = clock;
        this.executor = executor;
        this.next = new AtomicLong(clock.millis() + this.every);
    }

    /** Cheap: compares two numbers unless it is time. */
    void whenDue() {
        long now = clock.millis();
        long due = next.get();
        if (now >= due && next.compareAndSet(due, now + every)) {
            executor.execute(() -> files.forEach(PlaceFile::check));
        }
    }
}
