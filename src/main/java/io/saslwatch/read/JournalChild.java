package io.saslwatch.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A running journalctl. What it has written already is read, and what follows at once; nothing waits for more. When lines
 * are not taken, its pipe holds it up. Used by one thread.
 */
final class JournalChild implements AutoCloseable {

    /** A longer line of JSON is passed over. */
    static final int LONGEST = 4 << 20;
    private static final int SAID = 2000;
    /** Whoever wrote so much in one go has more to write. */
    private static final int BUSY = 16 << 10;
    private static final int BUSY_MILLIS = 100;
    private static final int IDLE_MILLIS = 5;

    private final Process process;
    private final InputStream out;
    private final InputStream err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private byte[] buffer = new byte[64 << 10];
    private int from;
    private int to;
    private boolean passing;
    private int before;

    /** Starts it. */
    JournalChild(List<String> words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().put("LC_ALL", "C");
        builder.environment().remove("SYSTEMD_LESS");
        process = builder.start();
        process.getOutputStream().close();
        out = process.getInputStream();
        err = process.getErrorStream();
    }

    /**
     * Takes the complete lines that are there.
     *
     * @param limit most bytes of JSON
     * @param line  gets each as a range of bytes without its line feed
     * @param tooLong is told of a line that was passed over
     */
    void lines(int limit, LineTaker line, Runnable tooLong) throws IOException {
        int taken = 0;
        while (taken < limit) {
            int end = end();
            if (end < 0) {
                if (!fill(tooLong) && !moreWithin(taken + before > BUSY ? BUSY_MILLIS : taken > 0 ? IDLE_MILLIS : 0)) {
                    before = taken;
                    return;
                }
                continue;
            }
            if (!passing) {
                line.take(buffer, from, end);
            }
            passing = false;
            taken += end + 1 - from;
            from = end + 1;
        }
        before = taken;
    }

    /** Gets a line. */
    @FunctionalInterface
    interface LineTaker {

        /** The line is {@code bytes[from, to)}, until this returns. */
        void take(byte[] bytes, int from, int to);
    }

    private int end() {
        for (int i = from; i < to; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** Reads more of what is there; false when nothing is. */
    private boolean fill(Runnable tooLong) throws IOException {
        int there = out.available();
        if (there == 0) {
            return false;
        }
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        if (to == LONGEST) {
            if (!passing) {
                tooLong.run();
            }
            passing = true;
            to = 0;
        }
        if (to == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(LONGEST, buffer.length * 2));
        }
        int count = out.read(buffer, to, Math.min(there, buffer.length - to));
        to += Math.max(count, 0);
        return count > 0;
    }

    /** Waits a moment: a pipe holds little, and a batch of so little would make catching up slow. */
    private boolean moreWithin(int millis) throws IOException {
        try {
            for (int i = 0; i < millis && process.isAlive() && out.available() == 0; i++) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
        return out.available() > 0;
    }

    /** What it wrote to standard error so far, on one line. */
    String said() throws IOException {
        byte[] some = new byte[4096];
        while (err.available() > 0) {
            int count = err.read(some, 0, Math.min(some.length, err.available()));
            said.write(some, 0, Math.max(0, Math.min(count, SAID - said.size())));
        }
        return said.toString(StandardCharsets.UTF_8).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }

    /** Whether it runs, or has left something to read. */
    boolean alive() throws IOException {
        return process.isAlive() || out.available() > 0;
    }

    int status() {
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(1, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            out.close();
            err.close();
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException gone) {
            // nothing more is wanted of it
        }
    }
}
