package io.saslwatch.read;

/**
 * Bytes of a stream that were seen and can never be read, on their way into the store: they travel with the stream's next
 * position, and again when that was not stored. Thread-safe, because positions are stored by other threads.
 */
final class Losses {

    private long due;
    private long underWay;

    synchronized void add(long bytes) {
        due += bytes;
    }

    synchronized boolean isDue() {
        return due > 0;
    }

    /** What the next position takes along. */
    synchronized long handOn() {
        long taken = due;
        underWay += taken;
        due = 0;
        return taken;
    }

    /** So many were stored. */
    synchronized void stored(long bytes) {
        underWay -= bytes;
    }

    /** What is under way was not stored, and no position is under way any more. */
    synchronized void again() {
        due += underWay;
        underWay = 0;
    }
}
