package io.saslwatch.cli;

import io.saslwatch.CopiedTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder of the program as an operator unpacks it, without its jar. */
final class Distribution {

    private Distribution() {
    }

    /** Makes it; returns it. */
    static Path unpack(Path home) throws IOException {
        Files.createDirectories(home);
        CopiedTree.of(Path.of("routes"), home.resolve("routes"));
        CopiedTree.of(Path.of("src/main/dist"), home);
        Files.createDirectories(home.resolve("man/man1"));
        Files.writeString(home.resolve("man/man1/saslwatch.1"), ".TH saslwatch\n");
        Files.setPosixFilePermissions(home.resolve("bin/saslwatch"), PosixFilePermissions.fromString("rwxr-xr-x"));
        return home;
    }
}
