package io.saslwatch.read;

import java.util.concurrent.TimeUnit;

/** Batches that were handed on and not yet taken or refused. Thread-safe. */
final class Flights {

    private final int most;
    private int count;
    private Throwable failure;
    private boolean landed;

    Flights(int most) {
        this.most = most;
    }

    /** Waits for room, then counts one more. */
    synchronized void begin() throws InterruptedException {
        while (count >= most) {
            wait();
        }
        count++;
    }

    /** One came to its end; {@code refused} is null when it was taken. */
    synchronized void end(Throwable refused) {
        count--;
        if (refused == null) {
            landed = true;
        } else if (failure == null) {
            failure = refused;
        }
        notifyAll();
    }

    synchronized int count() {
        return count;
    }

    /** Waits until none is left. */
    synchronized void awaitNone() throws InterruptedException {
        while (count > 0) {
            wait();
        }
    }

    /** Waits until none is left, so long at most; false when some are. */
    synchronized boolean awaitNone(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (count > 0) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    synchronized boolean failed() {
        return failure != null;
    }

    /** Why one was refused; forgotten by this call. */
    synchronized Throwable takeFailure() {
        Throwable taken = failure;
        failure = null;
        landed = false;
        return taken;
    }

    /** Whether one was taken since the last failure. */
    synchronized boolean landed() {
        return landed && failure == null;
    }
}
