package io.saslwatch.detect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder of rules.
 *
 * @param folder {@code routes/5-detect}
 */
public record RuleFolder(Path folder) {

    private static final String ROUTE = ".camel.yaml";
    /** The routes beside the rules that make them run. */
    private static final Set<String> MACHINERY = Set.of("detect", "catch-up", "alert");

    /** The names of the rules, which are their files' and their routes', sorted; none when there is no such folder. */
    public List<String> rules() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(ROUTE))
                .map(name -> name.substring(0, name.length() - ROUTE.length()))
                .filter(name -> !MACHINERY.contains(name)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of rules " + folder + " cannot be listed", e);
        }
    }
}
