package io.saslwatch.cli;

import io.saslwatch.reload.RouteTree;
import io.saslwatch.reload.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A copy of the files of the routes, deleted when it is closed.
 *
 * @param folder where it lies
 * @param files  what they say
 */
record CopiedRoutes(Path folder, Snapshot files) implements AutoCloseable {

    /** Copies them into a temporary folder. */
    static CopiedRoutes of(RouteTree tree) throws IOException {
        Snapshot files = Snapshot.of(tree, InstantSource.system());
        Path folder = Files.createTempDirectory("saslwatch-check-");
        for (Map.Entry<String, String> file : files.files().entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue());
        }
        return new CopiedRoutes(folder, files);
    }

    @Override
    public void close() throws IOException {
        List<Path> all;
        try (Stream<Path> tree = Files.walk(folder)) {
            all = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }
}
