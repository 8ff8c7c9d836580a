package io.saslwatch.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Writes a mail log of any size that looks like that of a Debian 13 server: the same arguments always give the same
 * bytes. Hosts, users and addresses are made up. One line in {@code 1 / authShare} is an authentication line, three in
 * five of them a failure, three in ten Dovecot's; the others are drawn from a pool of rendered lines.
 *
 * @param seed      of the random numbers
 * @param authShare share of authentication lines, 0 to 1
 * @param users     distinct users
 * @param clients   distinct client addresses
 */
record LogGenerator(long seed, double authShare, int users, int clients) {

    private static final int POOL = 1 << 15;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ROOT);
    private static final LocalDateTime START = LocalDateTime.of(2026, 11, 1, 0, 0);
    private static final long SECONDS = 7 * 24 * 3600;

    /** Writes so many lines; returns how many of them are authentication lines. */
    long write(Path file, long lines) {
        Random random = new Random(seed);
        String[] pool = new String[POOL];
        Supplier<String>[] kinds = background(random);
        for (int i = 0; i < POOL; i++) {
            pool[i] = " mail " + kinds[random.nextInt(kinds.length)].get() + '\n';
        }
        long attempts = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            long second = -1;
            byte[] stamp = {};
            for (long i = 0; i < lines; i++) {
                if (i * SECONDS / lines != second) {
                    second = i * SECONDS / lines;
                    stamp = STAMP.format(START.plusSeconds(second)).getBytes(StandardCharsets.ISO_8859_1);
                }
                boolean attempt = random.nextDouble() < authShare;
                attempts += attempt ? 1 : 0;
                out.write(stamp);
                out.write((attempt ? " mail " + authentication(random) + '\n' : pool[random.nextInt(POOL)])
                    .getBytes(StandardCharsets.ISO_8859_1));
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        return attempts;
    }

    private String authentication(Random random) {
        int pid = 700 + random.nextInt(3_000_000);
        String user = "user" + random.nextInt(users) + "@example.org";
        boolean failed = random.nextDouble() < 0.6;
        String service = random.nextInt(3) == 0 ? "smtps" : "submission";
        if (random.nextDouble() < 0.3) {
            return failed
                ? "dovecot: imap-login: Login aborted: Connection closed (auth failed, 1 attempts in 2 secs) (auth_failed)"
                    + ": user=<" + user + ">, method=PLAIN, rip=" + address(random) + ", lip=198.51.100.25, TLS, session=<"
                    + session(random) + ">"
                : "dovecot: imap-login: Logged in: user=<" + user + ">, method=PLAIN, rip=" + address(random)
                    + ", lip=198.51.100.25, mpid=" + pid + ", TLS, session=<" + session(random) + ">";
        }
        return failed
            ? "postfix/" + service + "/smtpd[" + pid + "]: warning: " + client(random)
                + ": SASL LOGIN authentication failed: (reason unavailable), sasl_username=" + user
            : "postfix/" + service + "/smtpd[" + pid + "]: " + queueId(random) + ": client=" + client(random)
                + ", sasl_method=PLAIN, sasl_username=" + user;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Supplier<String>[] background(Random random) {
        Supplier<String> postfix = () -> "postfix/" + "smtpd[" + (700 + random.nextInt(3_000_000)) + "]: ";
        Supplier<String> outside = () -> "someone" + random.nextInt(9999) + "@host" + random.nextInt(500) + ".example.net";
        return new Supplier[] {
            () -> postfix.get() + "connect from " + client(random),
            () -> postfix.get() + "disconnect from " + client(random) + " ehlo=2 starttls=1 auth=0/1 quit=1 commands=4/5",
            () -> postfix.get() + "disconnect from " + client(random) + " ehlo=1 mail=1 rcpt=0/1 quit=1 commands=3/4",
            () -> postfix.get() + "Anonymous TLS connection established from " + client(random)
                + ": TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits) key-exchange X25519 server-signature "
                + "RSA-PSS (2048 bits) server-digest SHA256",
            () -> postfix.get() + "NOQUEUE: reject: RCPT from " + client(random) + ": 550 5.1.1 <" + outside.get()
                + ">: Recipient address rejected: User unknown in virtual mailbox table; from=<" + outside.get()
                + "> to=<" + outside.get() + "> proto=ESMTP helo=<mx.example.net>",
            () -> "postfix/postscreen[812]: CONNECT from [" + address(random) + "]:" + random.nextInt(65536)
                + " to [198.51.100.25]:25",
            () -> "postfix/cleanup[" + random.nextInt(99999) + "]: " + queueId(random) + ": message-id=<"
                + random.nextInt() + "." + random.nextInt() + "@host" + random.nextInt(500) + ".example.net>",
            () -> "postfix/qmgr[911]: " + queueId(random) + ": from=<" + outside.get() + ">, size="
                + random.nextInt(9_000_000) + ", nrcpt=1 (queue active)",
            () -> "postfix/qmgr[911]: " + queueId(random) + ": removed",
            () -> "postfix/smtp[" + random.nextInt(99999) + "]: " + queueId(random) + ": to=<" + outside.get()
                + ">, relay=mx" + random.nextInt(9) + ".example.net[203.0.113." + random.nextInt(256) + "]:25, delay=1.2, "
                + "delays=0.1/0.02/0.5/0.6, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as " + queueId(random) + ")",
            () -> "dovecot: lmtp(user" + random.nextInt(users) + "@example.org)<" + random.nextInt(99999) + "><"
                + session(random) + ">: sieve: msgid=<" + random.nextInt() + "@host.example.net>: stored mail into mailbox "
                + "'INBOX'",
            () -> "dovecot: imap(user" + random.nextInt(users) + "@example.org)<" + random.nextInt(99999) + "><"
                + session(random) + ">: Disconnected: Connection closed in=812 out=91843 deleted=0 expunged=0 trashed=0 "
                + "hdr_count=3 hdr_bytes=2210 body_count=1 body_bytes=40111",
            () -> "spamd[" + random.nextInt(99999) + "]: spamd: clean message (0.3/5.0) for user" + random.nextInt(users)
                + ":115 in 0.9 seconds, " + random.nextInt(90000) + " bytes.",
            () -> "opendkim[702]: " + queueId(random) + ": DKIM-Signature field added (s=mail, d=example.org)",
        };
    }

    private String client(Random random) {
        int number = random.nextInt(clients);
        String address = address(number);
        return (number % 3 == 0 ? "unknown" : "host-" + number + ".dynamic.example.net") + '[' + address + ']';
    }

    private String address(Random random) {
        return address(random.nextInt(clients));
    }

    private static String address(int number) {
        return number % 10 == 9
            ? "2001:db8:" + Integer.toHexString(number) + "::1"
            : "10." + (number >> 16 & 255) + '.' + (number >> 8 & 255) + '.' + (number & 255);
    }

    private static String queueId(Random random) {
        return letters(random, "4", 14, "0123456789BCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz");
    }

    private static String session(Random random) {
        return letters(random, "", 16, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
    }

    private static String letters(Random random, String start, int count, String from) {
        StringBuilder text = new StringBuilder(start);
        for (int i = 0; i < count; i++) {
            text.append(from.charAt(random.nextInt(from.length())));
        }
        return text.toString();
    }
}
