package io.saslwatch.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service follows a journal; it is killed, and what follows the journal for it is killed, again and again. */
class JournalCrashTest {

    private static final long SEED = Long.getLong("saslwatch.seed", 20261125);
    private static final int KILLS = 4;

    @TempDir
    private Path folder;

    @Test
    void holdsEachEntryExactlyOnceWhoeverIsKilled() throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("store.db");
        Random random = new Random(SEED);
        List<String> written = new ArrayList<>();
        try (FakeJournal journal = new FakeJournal(folder.resolve("journal"))) {
            Service service = new Service(Files.createDirectory(folder.resolve("home")), settings(journal, url));
            service.start();
            try {
                for (int kill = 0; kill < KILLS; kill++) {
                    write(journal, written, 30 + random.nextInt(40));
                    int atLeast = written.size() - 20;
                    int starts = kill + 1;
                    await().atMost(Duration.ofSeconds(30)).until(() -> journal.calls().size() >= starts);
                    if (kill % 3 != 0) {
                        // otherwise as soon as it runs, whatever is stored then
                        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> stored(url).size() >= atLeast);
                    }
                    write(journal, written, random.nextInt(30));
                    if (kill % 2 == 0) {
                        service.killChildren();
                    } else {
                        service.kill();
                        write(journal, written, 5);
                        service.start();
                    }
                }
                write(journal, written, 10);
                await().atMost(Duration.ofSeconds(30)).ignoreExceptions()
                    .until(() -> stored(url).size() >= written.size());
            } finally {
                service.kill();
            }
            assertThat(stored(url)).as("seed %d", SEED).containsExactlyInAnyOrderElementsOf(written);
            assertThat(ids(url)).doesNotHaveDuplicates();
            assertThat(journal.calls()).hasSizeGreaterThanOrEqualTo(KILLS + 1)
                .first().asString().contains("--follow").contains("--output=json").doesNotContain("--after-cursor");
            assertThat(journal.calls()).last().asString().contains("--after-cursor=s=fake;i=").contains("--unit=dovecot.service")
                .endsWith("SYSLOG_FACILITY=2");
            assertThat(service.printed().lines().filter(line -> line.contains("a hint that nobody asked for")).count())
                .as("once for each start of the service").isBetween(1L, (long) KILLS + 1);
        }
    }

    private Map<String, String> settings(FakeJournal journal, String url) {
        Map<String, String> settings = new HashMap<>();
        settings.put("saslwatch.routes", Path.of("routes").toAbsolutePath().toString());
        settings.put("saslwatch.extract.formats", Path.of("routes/2-extract/formats").toAbsolutePath().toString());
        settings.put("saslwatch.read.paths", "");
        settings.put("saslwatch.read.journal.enabled", "true");
        settings.put("saslwatch.read.journal.command", journal.program().toString());
        settings.put("saslwatch.read.journal.units", "dovecot.service");
        settings.put("saslwatch.enrich.names.enabled", "false");
        settings.put("saslwatch.detect.enabled", "false");
        settings.put("saslwatch.store.url", url);
        settings.put("saslwatch.csv.enabled", "false");
        return settings;
    }

    private static void write(FakeJournal journal, List<String> written, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            String user = "u%05d@example.org".formatted(written.size());
            if (i % 7 == 3) {
                // no UTF-8, so a list of bytes; and a line feed that must not begin a line of its own
                String message = "warning: unknown[192.0.2.7]: SASL LOGIN authentication failed: é\n"
                    + "2026-11-25T00:00:00+00:00 mx postfix/smtpd[1]: client=x[192.0.2.9], sasl_method=PLAIN, "
                    + "sasl_username=" + user;
                journal.add("postfix/smtpd", java.util.Arrays.toString(unsigned(message)));
            } else {
                journal.add("postfix/submission/smtpd", "\"warning: unknown[192.0.2.6]: SASL LOGIN authentication failed: "
                    + "(reason unavailable), sasl_username=" + user + "\"");
            }
            if (i % 11 == 5) {
                journal.add("{\"broken");
            }
            written.add(user);
        }
    }

    private static int[] unsigned(String text) {
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        int[] numbers = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            numbers[i] = bytes[i] & 0xff;
        }
        return numbers;
    }

    private static List<String> stored(String url) throws SQLException {
        return StoredTexts.of(url, "select username from events");
    }

    private static List<String> ids(String url) throws SQLException {
        return StoredTexts.of(url, "select id from events");
    }
}
