package io.saslwatch.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Java that runs setup, which the service shall get, too: systemd does not know the JAVA_HOME of a shell.
 *
 * @param home  its folder
 * @param named the folder as JAVA_HOME names it, which may outlive an update of Java; empty when it is not set
 */
public record ServiceJava(Path home, String named) {

    /** Where systemd looks for programs, see systemd.exec(5). */
    public static final List<Path> SYSTEMD = Stream.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin",
        "/bin").map(Path::of).toList();

    /** The JAVA_HOME that the unit must name; empty when this Java is found in {@code path} without it. */
    public Optional<String> toName(List<Path> path) throws IOException {
        Optional<Path> found = path.stream().map(folder -> folder.resolve("java")).filter(Files::isExecutable).findFirst();
        Path own = home.resolve("bin/java");
        if (found.isPresent() && Files.exists(own) && found.get().toRealPath().equals(own.toRealPath())) {
            return Optional.empty();
        }
        return Optional.of(named.isEmpty() ? home.toString() : named);
    }
}
