package io.saslwatch.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.saslwatch.enrich.dns.DnsCall;
import io.saslwatch.enrich.dns.LoopbackDns;
import io.saslwatch.enrich.dns.Scripts;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Rcode;

/**
 * The service is killed again and again while it asks for names, waits for them and puts late ones into CSV files; the
 * name server is slow, loses questions and fails at first for some addresses. In the end each attempt is in the store and
 * in the files once, with its name, and nobody is asked any more.
 */
class EnrichCrashTest {

    private static final int KILLS = Integer.getInteger("saslwatch.kills", 50);
    private static final long SEED = Long.getLong("saslwatch.seed", 20261124);
    /** Between two kills. */
    private static final int ATTEMPTS = 300;
    private static final int CLIENTS = 3_000;

    @TempDir
    private Path folder;

    private String url;

    @Test
    void knowsEachNameAndHasEachRowOnceAfterFiftyKills() throws Exception {
        url = "jdbc:sqlite:" + folder.resolve("store.db");
        Path log = Files.createDirectory(folder.resolve("log")).resolve("mail.log");
        Random random = new Random(SEED);
        LogWriter writer = new LogWriter(log, SEED, number -> address(number % CLIENTS));
        Thread writing = new Thread(writer, "writer");
        try (LoopbackDns dns = LoopbackDns.open("127.0.0.1", Duration.ofMillis(20), 0.02, SEED)
                .otherwise(EnrichCrashTest::answer)) {
            Service service = new Service(Files.createDirectory(folder.resolve("home")), settings(log, dns));
            writing.start();
            try {
                for (int i = 0; i < KILLS; i++) {
                    service.startAndFollow();
                    writer.allow(ATTEMPTS);
                    assertThat(service.runsFor(random.nextInt(800))).as("before kill %d: %s", i,
                        service.printed()).isTrue();
                    service.kill();
                }
            } finally {
                writer.stop();
                writing.join();
                service.kill();
            }
            service.start();
            try {
                compare(service, dns, writer.expected());
            } finally {
                service.kill();
            }
        }
    }

    private void compare(Service service, LoopbackDns dns, List<String> expected) throws Exception {
        await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(500)).ignoreExceptions()
            .untilAsserted(() -> assertThat(strings("select username || '/' || outcome || '/' || line_count || ' ' || "
                + "rdns from events where rdns_status = 'ok'")).as(service.printed()).hasSize(expected.size()));
        await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(500)).untilAsserted(() ->
            assertThat(csv(true)).as(service.printed()).hasSize(expected.size()));
        long questions = dns.questions();
        await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(20))
            .until(() -> dns.questions() == questions);
        assertThat(service.terminate()).as("seconds from SIGTERM to the end").isLessThan(10);

        assertThat(strings("select username || '/' || outcome || '/' || line_count from events").stream().sorted())
            .as("store, seed %d", SEED).isEqualTo(expected);
        assertThat(csv(false)).as("CSV, seed %d", SEED).isEqualTo(expected);
        assertThat(strings("select ip from address where name <> 'h' || replace(ip, '.', '-') || '.example.net'"))
            .isEmpty();
        assertThat(strings("select path from csv_unanswered union select ip from csv_pending")).isEmpty();
        System.out.println("kills " + KILLS + ", attempts " + expected.size() + ", addresses "
            + strings("select ip from address").size() + ", questions " + questions);
    }

    private Map<String, String> settings(Path log, LoopbackDns dns) {
        Map<String, String> settings = new HashMap<>();
        settings.put("saslwatch.routes", Path.of("routes").toAbsolutePath().toString());
        settings.put("saslwatch.extract.formats", Path.of("routes/2-extract/formats").toAbsolutePath().toString());
        settings.put("saslwatch.read.paths", log.toString());
        settings.put("saslwatch.read.poll", "50ms");
        settings.put("saslwatch.extract.zone", "UTC");
        settings.put("saslwatch.store.url", url);
        settings.put("saslwatch.csv.folder", folder.resolve("csv").toString());
        settings.put("saslwatch.csv.wait", "300ms");
        settings.put("saslwatch.csv.late.every", "300ms");
        settings.put("saslwatch.enrich.names.servers", "127.0.0.1:" + dns.address().getPort());
        settings.put("saslwatch.enrich.names.timeout", "200ms");
        settings.put("saslwatch.enrich.names.retry-first", "500ms");
        settings.put("saslwatch.enrich.names.retry-most", "2s");
        return settings;
    }

    private static String address(int number) {
        return "81.2." + number / 250 + "." + number % 250;
    }

    /** The name of {@code 142.69.2.81.in-addr.arpa} is {@code h81-2-69-142.example.net}; one in five fails at first. */
    private static void answer(DnsCall call) {
        String[] labels = call.name().toString().split("\\.");
        if (labels[0].endsWith("7") && call.number() <= 8 || labels[0].endsWith("3") && call.number() == 1) {
            Scripts.code(Rcode.SERVFAIL).play(call);
        } else {
            Scripts.names("h" + labels[3] + "-" + labels[2] + "-" + labels[1] + "-" + labels[0] + ".example.net.")
                .play(call);
        }
    }

    private List<String> strings(String query) throws SQLException {
        return StoredTexts.of(url, query);
    }

    /** User, outcome and lines of all rows, sorted, or of those that have their name. */
    private List<String> csv(boolean named) throws IOException {
        List<String> rows = new ArrayList<>();
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        try (Stream<Path> files = Files.list(folder.resolve("csv"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".csv")).toList()) {
                try (Reader text = Files.newBufferedReader(file)) {
                    for (CSVRecord row : format.parse(text)) {
                        if (!named || row.get("name_status").equals("ok")
                            && row.get("name").equals("h" + row.get("ip").replace('.', '-') + ".example.net")) {
                            rows.add(row.get("user") + "/" + row.get("outcome") + "/" + row.get("lines"));
                        }
                    }
                }
            }
        }
        return rows.stream().sorted().toList();
    }
}
