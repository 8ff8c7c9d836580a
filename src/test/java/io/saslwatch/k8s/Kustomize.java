package io.saslwatch.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What {@code kubectl kustomize} makes of a folder, each once. */
final class Kustomize {

    private final Map<Path, String> built = new HashMap<>();

    /** The objects of a folder; skips the test where kubectl is not installed. */
    List<HasMetadata> build(Path folder) throws IOException, InterruptedException {
        Optional<Path> kubectl = kubectl();
        assumeTrue(kubectl.isPresent(), "no kubectl in PATH");
        String yaml = built.get(folder);
        if (yaml == null) {
            Process process = new ProcessBuilder(kubectl.get().toString(), "kustomize", folder.toString())
                .redirectErrorStream(true).start();
            yaml = new String(process.getInputStream().readAllBytes());
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(yaml).isZero();
            built.put(folder, yaml);
        }
        return StrictObjects.read(yaml);
    }

    private static Optional<Path> kubectl() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(folder -> Path.of(folder, "kubectl"))
            .filter(Files::isExecutable).findFirst();
    }
}
