package io.saslwatch.detect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of rules.
 *
 * @param folder {@code routes/5-detect}
 */
public record RuleFolder(Path folder) {

    /** Its name within the folder of the routes. */
    public static final String NAME = "5-detect";

    /** The routes beside the rules through which a look of a rule goes, by the names of their files. */
    public static final List<String> SHARED = List.of("alert", "catch-up");
    /** Those and the one that makes rules look; none of them is a rule. */
    public static final List<String> MACHINERY = List.of("alert", "catch-up", "detect");

    private static final String ROUTE = ".camel.yaml";
    /** A rule that asks for this is judged by the clock: what is missing is no event. */
    private static final String CLOCK = "variable.now}";

    /** That of a folder of routes. */
    public static RuleFolder in(Path routes) {
        return new RuleFolder(routes.resolve(NAME));
    }

    /** The names of those rules that are judged by the clock and not by the time of events, sorted. */
    public List<String> byClock() {
        return rules().stream().filter(this::asksForTheClock).toList();
    }

    private boolean asksForTheClock(String rule) {
        Path file = folder.resolve(rule + ROUTE);
        try {
            return Files.readString(file).contains(CLOCK);
        } catch (IOException e) {
            throw new UncheckedIOException("The rule " + file + " cannot be read; make it readable, or remove it", e);
        }
    }

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
