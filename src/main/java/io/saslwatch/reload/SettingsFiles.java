package io.saslwatch.reload;

import io.saslwatch.config.ConfigLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The files that settings come from.
 *
 * @param files  those that are looked at; they need not exist
 * @param loader reads all settings anew, from every source
 */
public record SettingsFiles(List<Path> files, Supplier<ConfigLoader.Loaded> loader) {

    /** What the files say now; those that are not there are left out. */
    Map<Path, String> read() throws IOException {
        Map<Path, String> texts = new TreeMap<>();
        for (Path file : files) {
            if (Files.isRegularFile(file)) {
                texts.put(file, Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        return texts;
    }
}
