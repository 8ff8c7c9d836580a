package io.saslwatch.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.saslwatch.config.AllSettings;
import io.saslwatch.config.ConfigFile;
import io.saslwatch.config.Setting;
import io.saslwatch.crash.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings that a pod gets, which lives in a program folder that it cannot write. */
class PodSettingsTest {

    private static final Path SETTINGS = Path.of("k8s/base/application.properties");
    private static final Pattern IN_PROGRAM_FOLDER = Pattern.compile("(?:^|[,:])data/");

    @TempDir
    private Path folder;

    @Test
    void whatIsKeptBelowTheProgramFolderByDefaultIsKeptOnTheVolume() {
        Map<String, String> set = ConfigFile.read(SETTINGS).values();
        List<Setting> written = AllSettings.LIST.stream()
            .filter(setting -> IN_PROGRAM_FOLDER.matcher(setting.standard()).find()).toList();
        assertThat(written).hasSizeGreaterThan(3).allSatisfy(setting -> {
            assertThat(set).containsKey(setting.key());
            assertThat(set.get(setting.key()).split(",")).as(setting.key())
                .allMatch(value -> value.replace("jdbc:sqlite:", "").startsWith("/var/lib/saslwatch/"));
        });
    }

    @Test
    void theServiceStartsInAProgramFolderThatItCannotWrite() throws IOException, InterruptedException {
        Path program = Files.createDirectories(folder.resolve("program"));
        Files.createSymbolicLink(program.resolve("routes"), Path.of("routes").toAbsolutePath());
        // modes do not stop root, who may run this test; a file where a folder is wanted stops everybody
        Files.createFile(program.resolve("data"));
        Files.createFile(program.resolve("inbox"));
        Path logs = Files.createDirectories(folder.resolve("logs"));
        Files.createFile(logs.resolve("mail.log"));
        Path volume = Files.createDirectories(folder.resolve("volume"));
        Path settings = Files.writeString(Files.createDirectories(folder.resolve("etc")).resolve("application.properties"),
            Files.readString(SETTINGS).replace("/var/lib/saslwatch", volume.toString()).replace("/logs/", logs + "/"));

        Service service = new Service(program, Map.of());
        service.start("io.saslwatch.App", "run", "-Dsaslwatch.run.as-root=true", "--config", settings.toString());
        try {
            await().atMost(Duration.ofMinutes(2))
                .until(() -> service.printed().contains("run: Started") || !service.runsFor(1));
            assertThat(service.printed()).contains("run: Started");
            assertThat(volume).isDirectoryContaining("glob:**/saslwatch.db").isDirectoryContaining("glob:**/routes.good");
        } finally {
            service.kill();
        }
        try (var files = Files.list(program)) {
            assertThat(files.map(file -> file.getFileName().toString())).as("beside what the test itself prints to")
                .containsExactlyInAnyOrder("routes", "data", "inbox", "output.txt");
        }
    }
}
