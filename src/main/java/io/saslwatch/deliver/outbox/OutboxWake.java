package io.saslwatch.deliver.outbox;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The bean {@code outboxWake}: who commits alerts calls {@link #wake}, and all sinks look at once. Thread-safe. */
public final class OutboxWake {

    private long calls;

    /** There may be new alerts. */
    public synchronized void wake() {
        calls++;
        notifyAll();
    }

    synchronized long calls() {
        return calls;
    }

    /** Waits until there were more calls than {@code seen}, so long at most. */
    synchronized void await(long seen, Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (calls == seen) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }
}
