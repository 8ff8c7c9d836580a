package io.saslwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.saslwatch.crash.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service with what setup wrote. */
class InstalledServiceTest {

    @TempDir
    private Path folder;

    @Test
    void startsFromAProgramFolderInWhichItMayWriteNothing() throws Exception {
        Path home = Distribution.unpack(folder.resolve("program"));
        Path root = Files.createDirectory(folder.resolve("root"));
        String before = System.setProperty("saslwatch.home", home.toString());
        try {
            assertThat(Typed.command("setup", "--root=" + root, "--yes", "--answer=logs=/var/log/maillog",
                "--answer=geo=no").status()).isZero();
        } finally {
            if (before == null) {
                System.clearProperty("saslwatch.home");
            } else {
                System.setProperty("saslwatch.home", before);
            }
        }
        // files where the folders would be: rights do not keep root from writing, and tests may run as root
        Files.createFile(home.resolve("data"));
        Files.createFile(home.resolve("inbox"));
        Path settings = root.resolve("etc/saslwatch/application.properties");
        Files.writeString(settings, Files.readString(settings).replaceAll("/(etc|var/lib)/saslwatch", root + "$0"));
        Service service = new Service(home, Map.of());
        service.start("io.saslwatch.App", "run", "-Dsaslwatch.run.as-root=true", "--config", settings.toString());
        try {
            await().atMost(Duration.ofMinutes(2)).until(() -> service.printed().contains("run: Started")
                || !service.runsFor(1));
            assertThat(service.printed()).contains("run: Started");
        } finally {
            service.terminate();
        }
        assertThat(home.resolve("data")).isEmptyFile();
        assertThat(root.resolve("var/lib/saslwatch/routes.good")).isDirectory();
    }
}
