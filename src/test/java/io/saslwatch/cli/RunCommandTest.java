package io.saslwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.saslwatch.config.Config;
import io.saslwatch.config.ConfigLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {

    @TempDir
    private Path folder;

    @Test
    void rootIsRefusedUnlessASettingAllowsIt() {
        assertThatThrownBy(() -> new RootGuard(0).check(config(Map.of())))
            .isInstanceOf(Refusal.class).hasMessageContaining("saslwatch setup").hasMessageContaining("saslwatch.run.as-root");
        new RootGuard(0).check(config(Map.of("saslwatch.run.as-root", "true")));
        new RootGuard(1000).check(config(Map.of()));
    }

    @Test
    void theServiceItselfAsksWhoItIs() throws IOException {
        boolean root = RootGuard.ofThisProcess().root();
        assertThat(root).isEqualTo(Files.getAttribute(folder, "unix:uid").equals(0));
        // without routes it would end anyway, but later and with other words
        Typed typed = Typed.command("run", "-Dsaslwatch.routes=" + folder, "-Dsaslwatch.store.url=jdbc:sqlite:");
        assertThat(typed.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(typed.err().contains("does not run as root")).isEqualTo(root);
    }

    @Test
    void tellsTheServiceManagerWhenTheRoutesRunAndWhenTheyEnd() throws Exception {
        Path told = folder.resolve("told.txt");
        Path notify = Files.createDirectory(folder.resolve("bin")).resolve("systemd-notify");
        Files.writeString(notify, "#!/bin/sh\necho \"$@\" >> '" + told + "'\n");
        Files.setPosixFilePermissions(notify, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path log = Files.createFile(folder.resolve("mail.log"));
        Path own = folder.resolve("own/saslwatch.log");
        Process service = run(Map.of("NOTIFY_SOCKET", folder.resolve("notify").toString(),
            "PATH", notify.getParent() + ":" + System.getenv("PATH")), log, own);
        try {
            await().atMost(Duration.ofSeconds(40)).until(() -> Files.exists(told) && Files.size(told) > 0);
            assertThat(Files.readString(told)).startsWith("--ready --status=follows " + log);
            service.destroy();
            assertThat(service.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            service.destroyForcibly();
        }
        assertThat(Files.readAllLines(told)).last().isEqualTo("STOPPING=1");
        assertThat(Files.readString(own)).contains("Started. logs=" + log);
        assertThat(service.exitValue()).isZero();
    }

    private Process run(Map<String, String> environment, Path log, Path own) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-XX:TieredStopAtLevel=1", "-Dsaslwatch.home=" + folder, "-cp", System.getProperty("java.class.path"),
            "io.saslwatch.App", "run", "-Dsaslwatch.run.as-root=true", "-Dsaslwatch.read.paths=" + log,
            "-Dsaslwatch.log.file=" + own, "-Dsaslwatch.routes=" + Path.of("routes").toAbsolutePath(),
            "-Dsaslwatch.extract.formats=" + Path.of("routes/2-extract/formats").toAbsolutePath()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
            .redirectOutput(folder.resolve("printed.txt").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private Config config(Map<String, String> values) {
        return new ConfigLoader(folder).commandLine(values).load().config();
    }
}
