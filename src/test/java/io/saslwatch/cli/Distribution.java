package io.saslwatch.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/** The folder of the program as an operator unpacks it, without its jar. */
final class Distribution {

    private Distribution() {
    }

    /** Makes it; returns it. */
    static Path unpack(Path home) throws IOException {
        Files.createDirectories(home);
        copy(Path.of("routes"), home.resolve("routes"));
        copy(Path.of("src/main/dist"), home);
        Files.createDirectories(home.resolve("man/man1"));
        Files.writeString(home.resolve("man/man1/saslwatch.1"), ".TH saslwatch\n");
        Files.setPosixFilePermissions(home.resolve("bin/saslwatch"), PosixFilePermissions.fromString("rwxr-xr-x"));
        return home;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
