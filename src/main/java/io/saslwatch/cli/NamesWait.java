package io.saslwatch.cli;

import io.saslwatch.store.AddressCount;
import io.saslwatch.store.Store;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Waits at the end of a scan until each address was asked for once, whatever came of it, and until the rows that waited
 * for that are written. It gives up when nothing moves any more, so that a scan ends whatever the network does.
 */
final class NamesWait {

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration WITHOUT_PROGRESS = Duration.ofMinutes(2);

    private final Store store;
    private final PrintWriter terminal;

    /** @param terminal where to show how far it is; null when there is none */
    NamesWait(Store store, PrintWriter terminal) {
        this.store = store;
        this.terminal = terminal;
    }

    /** Waits; the routes that ask and write must be running. */
    void untilAsked() throws InterruptedException {
        long left = Long.MAX_VALUE;
        long moved = System.nanoTime();
        while (left > 0) {
            AddressCount addresses = store.queries().addresses();
            long now = addresses.unasked() + store.queries().waitingRows(store.collector());
            if (now != left) {
                left = now;
                moved = System.nanoTime();
            } else if (System.nanoTime() - moved > WITHOUT_PROGRESS.toNanos()) {
                throw Refusal.failed(String.format(Locale.ROOT, "%d of %d addresses got no answer although each is "
                    + "given up after a while: see what was told before, and scan again without --names",
                    addresses.unasked(), addresses.all()));
            }
            show(addresses);
            if (left > 0) {
                TimeUnit.NANOSECONDS.sleep(LOOK_EVERY.toNanos());
            }
        }
        if (terminal != null) {
            terminal.print("\r\u001b[K");
            terminal.flush();
        }
    }

    private void show(AddressCount addresses) {
        if (terminal != null) {
            terminal.print(String.format(Locale.ROOT, "\rnames: %,d of %,d\u001b[K",
                addresses.all() - addresses.unasked(), addresses.all()));
            terminal.flush();
        }
    }
}
