package io.saslwatch.reload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * A copy of the files of the routes, deleted when it is closed.
 *
 * @param folder where it lies
 * @param files  what they say
 */
public record CopiedRoutes(Path folder, Snapshot files) implements AutoCloseable {

    /** Copies them into a temporary folder. */
    public static CopiedRoutes of(RouteTree tree) throws IOException {
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
        GoodCopy.delete(folder);
    }
}
