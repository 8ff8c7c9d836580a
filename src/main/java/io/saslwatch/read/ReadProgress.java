package io.saslwatch.read;

/** How far reading is, in bytes as stored on disk. Written by the reader's thread, read by any. */
public final class ReadProgress {

    private volatile long done;
    private volatile long total;

    /** Bytes read so far. */
    public long done() {
        return done;
    }

    /** Bytes to read, as far as known; it grows when files do. */
    public long total() {
        return total;
    }

    void set(long nowDone, long nowTotal) {
        done = nowDone;
        total = nowTotal;
    }
}
