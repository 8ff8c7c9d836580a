package io.saslwatch.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceJavaTest {

    @TempDir
    private Path folder;

    @Test
    void isNamedUnlessSystemdFindsTheSameOne() throws IOException {
        Path home = folder.resolve("jdk");
        program(home.resolve("bin/java"));
        Path bin = Files.createDirectory(folder.resolve("bin"));
        assertThat(new ServiceJava(home, "").toName(List.of(bin))).contains(home.toString());
        assertThat(new ServiceJava(home, "/usr/lib/jvm/default").toName(List.of(bin))).contains("/usr/lib/jvm/default");

        Files.createSymbolicLink(bin.resolve("java"), home.resolve("bin/java"));
        assertThat(new ServiceJava(home, home.toString()).toName(List.of(bin))).isEmpty();

        Path older = folder.resolve("older");
        program(older.resolve("java"));
        assertThat(new ServiceJava(home, "").toName(List.of(older, bin))).contains(home.toString());
    }

    private static void program(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }
}
