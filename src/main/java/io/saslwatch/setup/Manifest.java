package io.saslwatch.setup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What setup wrote, so that the next one knows what people edited: a text file with a line of SHA-256, two blanks and
 * path per file, the format of sha256sum(1). Used by one thread.
 */
final class Manifest {

    private final Path file;
    private final Map<String, String> sums = new TreeMap<>();

    /** Reads the file, if it is there. */
    Manifest(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                int gap = line.indexOf("  ");
                if (gap > 0) {
                    sums.put(line.substring(gap + 2), line.substring(0, gap));
                }
            }
        }
    }

    /** What is at a place where this content shall be. */
    Step.State state(String name, Path place, byte[] content) throws IOException {
        if (!Files.exists(place)) {
            return Step.State.MISSING;
        }
        String now = sum(Files.readAllBytes(place));
        if (now.equals(sum(content))) {
            return Step.State.SAME;
        }
        if (now.equals(sums.get(name))) {
            return Step.State.OURS;
        }
        return sum(content).equals(sums.get(name)) ? Step.State.KEPT : Step.State.EDITED;
    }

    /** What is at a place where nothing shall be any more. */
    Step.State leftover(String name, Path place) throws IOException {
        if (!Files.exists(place)) {
            return Step.State.MISSING;
        }
        return sum(Files.readAllBytes(place)).equals(sums.get(name)) ? Step.State.OURS : Step.State.EDITED;
    }

    /** All files below a folder that a setup wrote. */
    List<String> below(String folder) {
        return sums.keySet().stream().filter(name -> name.startsWith(folder + "/")).toList();
    }

    void forget(String name) {
        sums.remove(name);
    }

    void wrote(String name, byte[] content) {
        sums.put(name, sum(content));
    }

    /** Keeps it, whole or not at all. */
    void save() throws IOException {
        StringBuilder text = new StringBuilder();
        sums.forEach((name, sum) -> text.append(sum).append("  ").append(name).append('\n'));
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.writeString(next, text, StandardCharsets.UTF_8);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String sum(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
