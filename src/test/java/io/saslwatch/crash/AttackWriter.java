package io.saslwatch.crash;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Writes a mail log of attacks, one after the other: 31 failures from a net of its own, and 151 refused mails of a sender
 * of its own, a few lines at a time, each of them a finding when its last lines are there.
 */
final class AttackWriter implements Runnable {

    private static final int FAILURES = 31;
    private static final int MAILS = 151;

    private final Path log;
    private final Random random;
    private volatile boolean stopped;
    private volatile int attacks;

    AttackWriter(Path log, long seed) {
        this.log = log;
        this.random = new Random(seed);
    }

    /** How many attacks are complete. */
    int attacks() {
        return attacks;
    }

    /** The attack under way is written to its end. */
    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                int number = attacks;
                for (int i = 0; i < FAILURES; ) {
                    i += write(Math.min(1 + random.nextInt(8), FAILURES - i), "warning: unknown[203." + number / 250 + "."
                        + number % 250 + ".7]: SASL LOGIN authentication failed: x, sasl_username=u" + number);
                }
                for (int i = 0; i < MAILS; ) {
                    i += write(Math.min(1 + random.nextInt(40), MAILS - i), "NOQUEUE: reject: RCPT from unknown[192.0.2.7]: "
                        + "550 5.7.1 <k@example.com>: Recipient address rejected: Quota per hour exceeded; from=<s" + number
                        + "@example.org> to=<k@example.com> proto=ESMTP helo=<x>");
                }
                attacks = number + 1;
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private int write(int times, String message) throws IOException, InterruptedException {
        String line = Instant.now().truncatedTo(ChronoUnit.SECONDS) + " mail postfix/smtpd[9]: " + message + "\n";
        try (OutputStream out = Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            out.write(line.repeat(times).getBytes(StandardCharsets.UTF_8));
        }
        TimeUnit.MILLISECONDS.sleep(random.nextInt(20));
        return times;
    }
}
