package io.saslwatch.enrich.geo;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Has files looked at from time to time, on another thread than that of the look-up that finds it is time. */
final class FileChecks {

    private static final long SHORTEST = 100;

    private final List<PlaceFile> files;
    private final long every;
    private final InstantSource clock;
    private final Executor executor;
    private final AtomicLong next;
    private final AtomicBoolean running = new AtomicBoolean();

    FileChecks(List<PlaceFile> files, Duration every, InstantSource clock, Executor executor) {
        this.files = files;
        this.every = Math.max(SHORTEST, every.toMillis());
        this.clock = clock;
        this.executor = executor;
        this.next = new AtomicLong(clock.millis() + this.every);
    }

    /** Cheap: compares two numbers unless it is time. */
    void whenDue() {
        long now = clock.millis();
        long due = next.get();
        // no second check while one is under way: loading a large file may take longer than the interval
        if (now >= due && next.compareAndSet(due, now + every) && running.compareAndSet(false, true)) {
            executor.execute(this::check);
        }
    }

    private void check() {
        try {
            files.forEach(PlaceFile::check);
        } finally {
            running.set(false);
        }
    }
}
