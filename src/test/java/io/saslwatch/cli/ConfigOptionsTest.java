package io.saslwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigOptionsTest {

    @TempDir
    private Path folder;

    @Test
    void aFileThatIsNotThereIsToldFromOneThatMayNotBeRead() throws IOException {
        Typed missing = Typed.command("check", "--config=" + folder.resolve("none"));
        assertThat(missing.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(missing.err()).contains("no such file");
        // a link to itself is there and cannot be looked at, whoever asks
        Path link = folder.resolve("link");
        Typed hidden = Typed.command("check", "--config=" + Files.createSymbolicLink(link, link));
        assertThat(hidden.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(hidden.err()).contains("you may not read it").contains("sudo -u saslwatch").contains("join the group");
    }

    @Test
    void aFolderThatMayNotBeEnteredIsToldWithTheNextStep() throws IOException {
        assumeFalse(RootGuard.ofThisProcess().root(), "root may read everything");
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Path file = Files.createFile(closed.resolve("application.properties"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        try {
            assertThat(Typed.command("check", "--config=" + file).err()).contains("you may not read it");
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }
}
