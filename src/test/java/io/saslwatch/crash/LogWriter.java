package io.saslwatch.crash;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a mail log as a busy server would, each attempt under a user name of its own, and rotates it by renaming,
 * with and without compression. It keeps its own list of what it wrote, which the reader's result is compared with. It
 * writes no more than it is allowed to: on a slow machine, where each start takes longer, the work would grow with it.
 */
final class LogWriter implements Runnable {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ROOT);

    private final Path log;
    private final IntFunction<String> clients;
    private final Random random;
    private final List<String> written = Collections.synchronizedList(new ArrayList<>());
    private final Semaphore allowed = new Semaphore(0);
    private volatile boolean stopped;
    private int number;
    private int rotations;

    /** All attempts come from a few addresses of documentation. */
    LogWriter(Path log, long seed) {
        this(log, seed, number -> "192.0.2." + (6 + number % 4));
    }

    /** @param clients the address of each attempt by its number, from 1 */
    LogWriter(Path log, long seed, IntFunction<String> clients) {
        this.log = log;
        this.clients = clients;
        this.random = new Random(seed);
    }

    /** User, outcome and number of lines of each attempt, as {@code user/outcome/lines}, sorted. */
    List<String> expected() {
        synchronized (written) {
            return written.stream().sorted().toList();
        }
    }

    /** Lets it write so many attempts more. */
    void allow(int attempts) {
        allowed.release(attempts);
    }

    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                int attempts = 1 + random.nextInt(8);
                while (!allowed.tryAcquire(attempts, 20, TimeUnit.MILLISECONDS)) {
                    if (stopped) {
                        return;
                    }
                }
                append(attempts);
                if (random.nextInt(200) == 0) {
                    rotate();
                }
                TimeUnit.MILLISECONDS.sleep(random.nextInt(12));
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** A few attempts in one go, now and then with a line that is written in two halves. */
    private void append(int attempts) throws IOException, InterruptedException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < attempts; i++) {
            attempt(text);
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            int half = random.nextInt(4) == 0 ? random.nextInt(bytes.length) : 0;
            out.write(bytes, 0, half);
            if (half > 0) {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(5));
            }
            out.write(bytes, half, bytes.length - half);
        }
    }

    private void attempt(StringBuilder text) {
        String head = STAMP.format(ZonedDateTime.now(ZoneOffset.UTC)) + " mail ";
        String user = String.format(Locale.ROOT, "u%07d@example.org", number++);
        String session = String.format(Locale.ROOT, "%016d", number);
        String ip = clients.apply(number);
        switch (random.nextInt(5)) {
            case 0 -> {
                line(text, head, "postfix/smtpd[77]: connect from unknown[192.0.2.7]");
                line(text, head, "postfix/qmgr[78]: 4F1: removed");
                line(text, head, "dovecot: imap-login: Login: user=<" + user + ">, method=PLAIN, rip=" + ip + ", "
                    + "lip=198.51.100.1, mpid=4, TLS, session=<" + session + ">");
                written.add(user + "/success/1");
            }
            case 1 -> {
                line(text, head, "dovecot: auth: passwd-file(" + user + "," + ip + ",<" + session
                    + ">): Password mismatch");
                line(text, head, "dovecot: imap-login: Disconnected: Connection closed (auth failed, 1 attempts in 2 "
                    + "secs): user=<" + user + ">, method=PLAIN, rip=" + ip + ", lip=198.51.100.1, TLS, session=<"
                    + session + ">");
                written.add(user + "/failure/2");
            }
            case 2 -> {
                String client = "client=unknown[" + ip + "], sasl_method=PLAIN, sasl_username=" + user;
                line(text, head, "postfix/submission/smtpd[" + number + "]: 4F" + number + "A: " + client);
                line(text, head, "postfix/submission/smtpd[" + number + "]: 4F" + number + "B: " + client);
                line(text, head, "postfix/submission/smtpd[" + number + "]: disconnect from unknown[" + ip + "] ehlo=2 "
                    + "starttls=1 auth=1 mail=2 rcpt=2 data=2 quit=1 commands=10");
                written.add(user + "/success/2");
            }
            default -> {
                line(text, head, "postfix/submission/smtpd[79]: warning: unknown[" + ip + "]: SASL LOGIN authentication "
                    + "failed: (reason unavailable), sasl_username=" + user);
                written.add(user + "/failure/1");
            }
        }
    }

    private static void line(StringBuilder text, String head, String rest) {
        text.append(head).append(rest).append('\n');
    }

    private void rotate() throws IOException {
        for (int i = rotations; i > 0; i--) {
            for (String ending : List.of("", ".gz")) {
                if (Files.exists(sibling(i, ending))) {
                    Files.move(sibling(i, ending), sibling(i + 1, ending));
                }
            }
        }
        if (Files.exists(log)) {
            rotations++;
            Files.move(log, sibling(1, ""));
            if (random.nextBoolean()) {
                compress(sibling(1, ""), sibling(1, ".gz"));
            }
        }
    }

    private Path sibling(int number, String ending) {
        return log.resolveSibling(log.getFileName() + "." + number + ending);
    }

    private static void compress(Path from, Path to) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(to))) {
            Files.copy(from, out);
        }
        Files.delete(from);
    }
}
