package io.saslwatch.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The lines of a pipe for readers that may be replaced while it is read, as routes are that are edited. Whoever reads
 * this through a buffer takes whole lines and never looks ahead, so a reader that is stopped leaves the rest to the next
 * one. A line is the reader's once it is {@link #taken}, or once the same thread reads on; else the next thread gets it
 * again. That one waits until the thread before it has ended. One thread at a time reads.
 */
public final class StandardInput extends InputStream {

    private final InputStream in;
    private final int longest;
    private final AtomicReference<Thread> reader = new AtomicReference<>();
    private final byte[] buffer = new byte[1 << 16];
    private int next;
    private int end;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    // with its end; null when there is none that waits
    private byte[] line;
    private int given;
    private volatile boolean ended;

    /**
     * Reads nothing yet.
     *
     * @param in      the pipe
     * @param longest of a line with more bytes it is seen that it was longer, but the rest is passed over
     */
    public StandardInput(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** Gives bytes of one line. For a thread that is interrupted the input is at its end. */
    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!mine() || !ready()) {
            return -1;
        }
        int now = Math.min(length, line.length - given);
        System.arraycopy(line, given, into, from, now);
        given += now;
        return now;
    }

    /** Always 0: a buffer that knew of more would read it. */
    @Override
    public int available() {
        return 0;
    }

    /** The line that this thread was given last is in good hands. */
    void taken() {
        if (reader.get() == Thread.currentThread()) {
            line = null;
        }
    }

    /** Gives no further line. */
    void end() {
        ended = true;
    }

    private boolean mine() {
        Thread me = Thread.currentThread();
        while (reader.get() != me) {
            Thread before = reader.get();
            try {
                if (before != null) {
                    before.join();
                }
            } catch (InterruptedException stopped) {
                me.interrupt();
                return false;
            }
            if (reader.compareAndSet(before, me)) {
                given = 0;
            }
        }
        return true;
    }

    private boolean ready() throws IOException {
        if (line != null && given == line.length) {
            line = null;
        }
        if (line == null && !stopped()) {
            given = 0;
            line = read(Thread.currentThread());
        }
        // in the midst of a line it is too late to stop: its beginning would be lost
        return line != null && (given > 0 || !stopped());
    }

    private boolean stopped() {
        return ended || Thread.currentThread().isInterrupted();
    }

    private byte[] read(Thread me) throws IOException {
        while (true) {
            for (; next < end; next++) {
                byte each = buffer[next];
                if (each == '\n' || each == '\r') {
                    next++;
                    return whole(each);
                }
                if (begun.size() <= longest) {
                    begun.write(each);
                }
            }
            try {
                end = Math.max(0, in.read(buffer));
            } catch (InterruptedIOException stopped) {
                me.interrupt();
                return null;
            }
            next = 0;
            if (end == 0) {
                return begun.size() == 0 ? null : whole((byte) '\n');
            }
        }
    }

    private byte[] whole(byte mark) {
        begun.write(mark);
        byte[] whole = begun.toByteArray();
        begun.reset();
        return whole;
    }
}
