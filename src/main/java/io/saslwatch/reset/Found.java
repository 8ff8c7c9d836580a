package io.saslwatch.reset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Gathers pieces, each file once: settings may name one folder for several things. Used by one thread. */
final class Found {

    private final Map<Path, Piece> pieces = new LinkedHashMap<>();

    /** Those files of a folder that saslwatch made. */
    void files(Path folder, String to, Predicate<String> ours) throws IOException {
        add(folder, to, ours, false);
    }

    /** Those files of a folder that people may have put there. */
    void given(Path folder, String to, Predicate<String> ours) throws IOException {
        add(folder, to, ours, true);
    }

    /** All files below a folder that nobody else uses. */
    void tree(Path top) throws IOException {
        if (Files.isDirectory(top)) {
            try (Stream<Path> all = Files.walk(top)) {
                all.filter(file -> !Files.isDirectory(file)).sorted().forEach(file -> add(new Piece(
                    file.toAbsolutePath().normalize(), "reload/" + top.getFileName() + "/" + top.relativize(file), false)));
            }
        }
    }

    List<Piece> pieces() {
        return List.copyOf(pieces.values());
    }

    private void add(Path folder, String to, Predicate<String> ours, boolean given) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(Files::isRegularFile).filter(file -> ours.test(file.getFileName().toString())).sorted()
                    .forEach(file -> add(new Piece(file.toAbsolutePath().normalize(), to + "/" + file.getFileName(), given)));
            }
        }
    }

    private void add(Piece piece) {
        pieces.putIfAbsent(piece.file(), piece);
    }
}
