package io.saslwatch.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Words for findings. Stateless. */
final class Texts {

    private Texts() {
    }

    /** The first few, and how many there are besides. */
    static String list(List<Path> files, int most) {
        String first = files.stream().limit(most).map(Path::toString).collect(Collectors.joining(", "));
        return files.size() > most ? first + " and " + (files.size() - most) + " more" : first;
    }
}
