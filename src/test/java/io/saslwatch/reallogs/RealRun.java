package io.saslwatch.reallogs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.camel.util.json.DeserializationException;
import org.apache.camel.util.json.Jsoner;

/**
 * The logs of one run and the truth about them.
 *
 * @param name    folder under {@code real-logs}
 * @param zone    of stamps without one
 * @param verbose whether Dovecot's auth process tells of each failure
 * @param logs    content by file name
 * @param truths  in the order of their start
 */
record RealRun(String name, ZoneId zone, boolean verbose, SortedMap<String, byte[]> logs, List<Truth> truths) {

    private static final Path FOLDER = Path.of("src/test/resources/real-logs");

    static List<String> names() {
        try (var folders = Files.list(FOLDER)) {
            return folders.filter(Files::isDirectory).map(each -> each.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RealRun load(String name) {
        return load(FOLDER.resolve(name));
    }

    @SuppressWarnings("unchecked")
    static RealRun load(Path folder) {
        try {
            var run = (Map<String, Object>) Jsoner.deserialize(Files.readString(folder.resolve("run.json")));
            var settings = (Map<String, Object>) run.get("settings");
            SortedMap<String, byte[]> logs = new TreeMap<>();
            try (var files = Files.list(folder.resolve("logs"))) {
                for (Path file : files.toList()) {
                    logs.put(file.getFileName().toString().replace(".gz", ""), unzip(file));
                }
            }
            return new RealRun(folder.getFileName().toString(), ZoneId.of((String) settings.get("tz")),
                (Boolean) settings.get("verbose"), logs, truths(folder.resolve("truth.jsonl.gz")));
        } catch (IOException | DeserializationException e) {
            throw new IllegalStateException(folder.toString(), e);
        }
    }

    private static byte[] unzip(Path file) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Truth> truths(Path file) throws IOException, DeserializationException {
        Map<Object, List<Map<String, Object>>> connections = new LinkedHashMap<>();
        for (String line : new String(unzip(file), StandardCharsets.UTF_8).split("\n")) {
            var object = (Map<String, Object>) Jsoner.deserialize(line);
            connections.computeIfAbsent(object.get("sid"), any -> new ArrayList<>()).add(object);
        }
        List<Truth> truths = new ArrayList<>();
        for (List<Map<String, Object>> attempts : connections.values()) {
            var last = attempts.get(attempts.size() - 1);
            double end = ((Number) last.get("t1")).doubleValue();
            attempts.forEach(each -> truths.add(Truth.of(each, end, attempts.size() == 1, each == last)));
        }
        return truths;
    }
}
