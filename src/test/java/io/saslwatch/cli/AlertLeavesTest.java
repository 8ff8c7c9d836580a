package io.saslwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.saslwatch.config.Config;
import io.saslwatch.config.ConfigLoader;
import io.saslwatch.read.ReadEvents;
import io.saslwatch.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** All routes of the service, with a sink that would look by itself in an hour only. */
class AlertLeavesTest {

    private static final Duration SOON = Duration.ofSeconds(40);

    @TempDir
    private Path folder;

    private Config config(Path log) {
        Map<String, String> settings = new HashMap<>();
        settings.put("saslwatch.routes", folder.resolve("routes").toString());
        settings.put("saslwatch.extract.formats", folder.resolve("routes/2-extract/formats").toString());
        settings.put("saslwatch.read.paths", log.toString());
        settings.put("saslwatch.read.poll", "50ms");
        settings.put("saslwatch.store.url", "jdbc:sqlite:" + folder.resolve("store.db"));
        settings.put("saslwatch.csv.enabled", "false");
        settings.put("saslwatch.enrich.names.enabled", "false");
        settings.put("saslwatch.detect.interval", "50ms");
        return new ConfigLoader(folder).commandLine(settings).load().config();
    }

    private void copyRoutes() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("routes"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(file.toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Files.writeString(folder.resolve("routes/6-deliver/sinks/slow.camel.yaml"), """
            - route:
                id: slow
                description: Writes that an alert came
                from:
                  uri: outbox
                  parameters:
                    name: slow
                    severity: info
                    poll: 1h
                  steps:
                    - setBody:
                        id: slow-body
                        expression:
                          constant:
                            expression: came
                    - to:
                        id: slow-to-file
                        uri: file
                        parameters:
                          directoryName: %s
                          fileName: alert
            """.formatted(folder.resolve("out")));
    }

    @Test
    void anAlertOfTheServiceLeavesThoughItsSinkLooksOnlyEveryHour() throws Exception {
        copyRoutes();
        Path log = Files.createFile(folder.resolve("mail.log"));
        Config config = config(log);
        try (Store store = OpenStore.lasting(config, true);
                Bundle bundle = new Bundle(config, FormatFiles.of(config), store, true, ReadEvents.NONE, found -> { }, List.of())) {
            bundle.start();
            JdbcTemplate sql = new JdbcTemplate(store.dataSource());
            await().atMost(SOON).until(() -> sql.queryForObject("SELECT COUNT(*) FROM sink", Long.class) == 1);

            Files.writeString(log, (Instant.now().truncatedTo(ChronoUnit.SECONDS) + " mx postfix/smtpd[9]: warning: "
                + "unknown[203.0.113.7]: SASL LOGIN authentication failed: x, sasl_username=bob\n").repeat(31));

            await().atMost(SOON).untilAsserted(() -> assertThat(folder.resolve("out/alert")).hasContent("came"));
            assertThat(sql.queryForList("SELECT rule FROM alert", String.class)).containsExactly("brute-force");
        }
    }
}
