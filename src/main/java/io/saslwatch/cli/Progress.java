package io.saslwatch.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Draws one line on a terminal: share done, rate, time left. Draws nothing elsewhere. */
final class Progress implements AutoCloseable {

    private static final long EVERY = Duration.ofMillis(200).toNanos();

    private final PrintWriter terminal;
    private final LongSupplier done;
    private final LongSupplier total;
    private final Thread painter;
    private final long begun = System.nanoTime();

    /**
     * @param terminal where to draw; null when there is none
     * @param done     bytes read so far
     * @param total    bytes to read, 0 while not known
     */
    Progress(PrintWriter terminal, LongSupplier done, LongSupplier total) {
        this.terminal = terminal;
        this.done = done;
        this.total = total;
        this.painter = new Thread(this::paint, "progress");
        painter.setDaemon(true);
        if (terminal != null) {
            painter.start();
        }
    }

    private void paint() {
        try {
            while (true) {
                java.util.concurrent.TimeUnit.NANOSECONDS.sleep(EVERY);
                terminal.print("\r" + line(done.getAsLong(), total.getAsLong(), System.nanoTime() - begun) + "\u001b[K");
                terminal.flush();
            }
        } catch (InterruptedException ended) {
            terminal.print("\r\u001b[K");
            terminal.flush();
        }
    }

    /** The text for so many bytes in so many nanoseconds. */
    static String line(long done, long total, long nanos) {
        double rate = done / (nanos / 1e9);
        String left = total <= done || rate <= 0 ? "" : ", " + time(Math.round((total - done) / rate)) + " left";
        String share = total <= 0 ? "" : String.format(Locale.ROOT, "%3d %%  ", Math.min(100, 100 * done / total));
        return share + size(done) + (total > 0 ? " of " + size(total) : "") + ", " + size(Math.round(rate)) + "/s" + left;
    }

    private static String size(long bytes) {
        return bytes < 10_000_000 ? bytes / 1000 + " kB" : bytes < 10_000_000_000L ? bytes / 1_000_000 + " MB"
            : bytes / 1_000_000_000 + " GB";
    }

    private static String time(long seconds) {
        return seconds < 60 ? seconds + " s" : seconds < 3600 ? seconds / 60 + " min " + seconds % 60 + " s"
            : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }

    /** Removes the line. */
    @Override
    public void close() {
        painter.interrupt();
        try {
            painter.join(1000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
