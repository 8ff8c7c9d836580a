package io.saslwatch.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service in a JVM of its own is killed at random moments, again and again, while a writer goes on appending and
 * rotating; in the end the store and the CSV files hold each attempt of the writer's list exactly once.
 */
class CrashTest {

    private static final int KILLS = Integer.getInteger("saslwatch.kills", 50);
    private static final long SEED = Long.getLong("saslwatch.seed", 20261120);

    /** Between two kills. */
    private static final int ATTEMPTS = 500;

    @TempDir
    private Path folder;

    @Test
    void holdsEachAttemptExactlyOnceInSqliteAndCsvAfterFiftyKills() throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("store.db");
        killAgainAndAgain(url, Map.of());
    }

    @Test
    void holdsEachAttemptExactlyOnceInPostgresqlAndCsvAfterFiftyKills() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            String url = postgres.getJdbcUrl("postgres", "postgres");
            killAgainAndAgain(url, Map.of("saslwatch.store.user", "postgres"));
        }
    }

    private void killAgainAndAgain(String url, Map<String, String> more) throws Exception {
        Path log = Files.createDirectory(folder.resolve("log")).resolve("mail.log");
        Path csv = folder.resolve("csv");
        Map<String, String> settings = new HashMap<>(more);
        settings.put("saslwatch.routes", Path.of("routes").toAbsolutePath().toString());
        settings.put("saslwatch.extract.formats", Path.of("routes/2-extract/formats").toAbsolutePath().toString());
        settings.put("saslwatch.read.paths", log.toString());
        settings.put("saslwatch.read.poll", "50ms");
        settings.put("saslwatch.extract.zone", "UTC");
        settings.put("saslwatch.store.url", url);
        settings.put("saslwatch.csv.folder", csv.toString());
        Service service = new Service(Files.createDirectory(folder.resolve("home")), settings);
        Random random = new Random(SEED);
        LogWriter writer = new LogWriter(log, SEED);
        Thread writing = new Thread(writer, "writer");
        writing.start();
        try {
            for (int i = 0; i < KILLS; i++) {
                service.startAndFollow();
                writer.allow(ATTEMPTS);
                assertThat(service.runsFor(random.nextInt(800))).as("before kill %d: %s", i, service.printed()).isTrue();
                service.kill();
            }
        } finally {
            writer.stop();
            writing.join();
            service.kill();
        }
        service.start();
        try {
            compare(url, more, service, csv, writer);
        } finally {
            service.kill();
        }
    }

    private static void compare(String url, Map<String, String> more, Service service, Path csv, LogWriter writer)
            throws Exception {
        int attempts = writer.expected().size();
        await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(200)).ignoreExceptions()
            .untilAsserted(() -> assertThat(stored(url, more).size()).as(service.printed())
                .isGreaterThanOrEqualTo(attempts));
        // an event is written to CSV when it cannot change any more, a few seconds after its last line
        await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(200))
            .until(() -> csv(csv).size() >= attempts);
        assertThat(service.terminate()).as("seconds from SIGTERM to the end").isLessThan(10);
        assertThat(service.printed()).as("its last word").contains("Stopped; what was read is stored");

        compare("store", stored(url, more), writer.expected());
        compare("CSV", csv(csv), writer.expected());
        assertThat(figures(url, more)).isEqualTo(attempts);
    }

    /** Short lists say more than two long ones. */
    private static void compare(String where, List<String> found, List<String> expected) {
        List<String> missing = new ArrayList<>(expected);
        List<String> extra = new ArrayList<>();
        Set<String> left = new HashSet<>(expected);
        for (String each : found) {
            if (!left.remove(each)) {
                extra.add(each);
            }
        }
        missing.retainAll(left);
        assertThat(missing).as("missing in %s of %d attempts, seed %d", where, expected.size(), SEED).isEmpty();
        assertThat(extra).as("twice or wrong in %s, seed %d", where, SEED).isEmpty();
    }

    private static List<String> stored(String url, Map<String, String> more) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = connect(url, more); Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select username, outcome, line_count from events")) {
            while (result.next()) {
                rows.add(result.getString(1) + "/" + result.getString(2) + "/" + result.getInt(3));
            }
        }
        return rows.stream().sorted().toList();
    }

    private static long figures(String url, Map<String, String> more) throws SQLException {
        try (Connection connection = connect(url, more); Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select sum(attempts) from user_day")) {
            return result.next() ? result.getLong(1) : 0;
        }
    }

    private static Connection connect(String url, Map<String, String> more) throws SQLException {
        return DriverManager.getConnection(url, more.get("saslwatch.store.user"), null);
    }

    private static List<String> csv(Path folder) throws IOException {
        List<String> rows = new ArrayList<>();
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                try (Reader text = Files.newBufferedReader(file)) {
                    for (CSVRecord row : format.parse(text)) {
                        rows.add(row.get("user") + "/" + row.get("outcome") + "/" + row.get("lines"));
                    }
                }
            }
        }
        return rows.stream().sorted().toList();
    }
}
