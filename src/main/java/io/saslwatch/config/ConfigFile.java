package io.saslwatch.config;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A properties file in UTF-8 whose problems can be told with their line.
 *
 * @param path   as the operator named it
 * @param text   the whole file
 * @param values its keys and values
 */
public record ConfigFile(Path path, String text, Map<String, String> values) {

    /** Reads a file; throws {@link UncheckedIOException} when it cannot be read. */
    public static ConfigFile read(Path path) {
        try {
            String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
            Properties properties = new Properties();
            properties.load(new StringReader(text));
            Map<String, String> values = new TreeMap<>();
            properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key).strip()));
            return new ConfigFile(path, text, values);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** {@code file:line} of the last line that sets a key, which is the one that counts. */
    String where(String key) {
        Pattern sets = Pattern.compile("^\\s*" + Pattern.quote(key) + "\\s*[=:\\s].*");
        String[] lines = text.split("\n", -1);
        for (int i = lines.length; i > 0; i--) {
            if (sets.matcher(lines[i - 1]).matches()) {
                return path + ":" + i;
            }
        }
        return path.toString();
    }
}
