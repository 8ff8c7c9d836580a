package io.saslwatch.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.saslwatch.cli.CommandLineTool;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service is killed again and again while rules look at attacks that go on. In the end its alerts are those of a run
 * over the same log that nobody disturbed.
 */
class DetectCrashTest {

    private static final int KILLS = Integer.getInteger("saslwatch.detect.kills", 20);
    private static final long SEED = Long.getLong("saslwatch.seed", 20261125);
    private static final String ALERTS = "SELECT rule || ' ' || subject || ' ' || severity || ' ' || revision || ' ' || "
        + "event_count || ' ' || window_start || ' ' || first_time || ' ' || last_time || ' ' || uid FROM alert "
        + "ORDER BY rule, subject, window_start";

    @TempDir
    private Path folder;

    @Test
    void alertsAreThoseOfAnUndisturbedRunAfterTwentyKillsDuringDetection() throws Exception {
        Path log = folder.resolve("mail.log");
        Service service = new Service(Files.createDirectory(folder.resolve("home")), settings(log));
        AttackWriter writer = new AttackWriter(log, SEED);
        Thread writing = new Thread(writer, "writer");
        Random random = new Random(SEED);
        writing.start();
        try {
            for (int i = 0; i < KILLS; i++) {
                service.start();
                int starts = i + 1;
                await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(20))
                    .until(() -> service.printed().split("run: Started").length > starts);
                assertThat(service.runsFor(random.nextInt(700))).as("before kill %d: %s", i, service.printed()).isTrue();
                service.kill();
            }
        } finally {
            writer.stop();
            writing.join();
            service.kill();
        }
        List<String> undisturbed = undisturbed(log);
        assertThat(undisturbed).hasSize(2 * writer.attacks());
        service.start();
        try {
            await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(200)).ignoreExceptions().untilAsserted(() ->
                assertThat(strings("store.db", ALERTS)).as(service.printed()).isEqualTo(undisturbed));
        } finally {
            service.kill();
        }
        assertThat(service.printed()).as("no rule failed").doesNotContain(" fails and is tried again");
    }

    private Map<String, String> settings(Path log) {
        Map<String, String> settings = new HashMap<>();
        settings.put("saslwatch.routes", Path.of("routes").toAbsolutePath().toString());
        settings.put("saslwatch.extract.formats", Path.of("routes/2-extract/formats").toAbsolutePath().toString());
        settings.put("saslwatch.read.paths", log.toString());
        settings.put("saslwatch.read.poll", "50ms");
        settings.put("saslwatch.store.url", "jdbc:sqlite:" + folder.resolve("store.db"));
        settings.put("saslwatch.csv.enabled", "false");
        settings.put("saslwatch.enrich.names.enabled", "false");
        settings.put("saslwatch.detect.interval", "50ms");
        return settings;
    }

    /** The alerts of a scan of the whole log into a store of its own. */
    private List<String> undisturbed(Path log) throws SQLException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true);
        int status = CommandLineTool.run(new String[] {"scan", "--rules", "--db",
            "jdbc:sqlite:" + folder.resolve("undisturbed.db"), log.toString()}, InputStream.nullInputStream(), out, out);
        assertThat(status).as(printed.toString()).isZero();
        return strings("undisturbed.db", ALERTS);
    }

    private List<String> strings(String store, String query) throws SQLException {
        return StoredTexts.of("jdbc:sqlite:" + folder.resolve(store), query);
    }
}
