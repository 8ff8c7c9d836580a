package io.saslwatch.extract.format;

import io.saslwatch.config.Problem;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads one format file. Thread-safe. */
public final class FormatReader {

    private static final Set<String> KEYS = Set.of("name", "description", "daemon", "programs", "own-log", "services",
        "unknown", "parts", "patterns", "none");
    private static final int MOST_PATTERNS = 64;

    private final Given given;

    /** @param texts what {@code %{NAME}} stands for in every file, by name */
    public FormatReader(Map<String, String> texts) {
        this.given = new Given(Map.copyOf(texts));
    }

    /**
     * What reading a file gave.
     *
     * @param format   the format as far as it could be understood; null when it is not YAML at all
     * @param problems everything that is wrong with it; a format with problems must not be used
     */
    public record Result(Format format, List<Problem> problems) {
    }

    /**
     * Reads a format.
     *
     * @param file how the file is called in problems
     * @param yaml its text
     */
    public Result read(String file, String yaml) {
        Problems problems = new Problems();
        Format format = null;
        try {
            var settings = LoadSettings.builder().setLabel(file).setUseMarks(true).setAllowDuplicateKeys(false).build();
            Optional<Node> root = new Compose(settings).composeString(yaml);
            if (root.isPresent()) {
                format = format(file, new YamlMap(file, root.get(), problems, given), problems);
            } else {
                problems.add(file, "the file is empty", "a format needs at least name, programs and patterns",
                    "fill it, or remove it");
            }
        } catch (MarkedYamlEngineException broken) {
            int line = broken.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            problems.add(file + ':' + line, "this is not YAML", broken.getProblem(),
                "mend the line; a text with ': ', ' #' or a special first character needs quotes");
        } catch (YamlEngineException broken) {
            problems.add(file, "this is not YAML", broken.getMessage(), "mend the file");
        }
        return new Result(format, problems.found());
    }

    private Format format(String file, YamlMap map, Problems problems) {
        map.only(KEYS);
        List<Glob> programs = map.texts("programs").stream().map(Glob::new).toList();
        Set<String> ownLog = new LinkedHashSet<>(map.texts("own-log"));
        if (programs.isEmpty() && ownLog.isEmpty()) {
            problems.add(map.where("programs"), "no program is named", "a format looks only at lines of its programs",
                "add 'programs: [name]' with the program of the syslog header, * for any text");
        }
        Map<Glob, String> services = new LinkedHashMap<>();
        map.map("services").ifPresent(table -> table.pairs().forEach((glob, service) ->
            services.put(new Glob(glob), service)));
        PatternReader reader = new PatternReader(parts(map, problems), problems);
        List<LinePattern> patterns = new ArrayList<>();
        for (YamlMap pattern : map.maps("patterns")) {
            reader.read(pattern).ifPresent(patterns::add);
        }
        if (!map.has("patterns")) {
            problems.add(map.where(), "'patterns' is missing", "a format without patterns takes no line",
                "add a pattern with its samples");
        }
        if (patterns.size() > MOST_PATTERNS) {
            problems.add(map.where("patterns"), "there are more than " + MOST_PATTERNS + " patterns", "so many cannot be"
                + " tried on the lines of one program", "part them into formats of different programs");
        }
        unique(patterns, problems);
        List<Sample> none = SampleReader.refused(map.maps("none"));
        return new Format(map.text("name"), map.text("description"), map.text("daemon"), programs, ownLog, services,
            unknown(map, problems), List.copyOf(patterns), none, file);
    }

    private Map<String, String> parts(YamlMap map, Problems problems) {
        Map<String, String> parts = new LinkedHashMap<>(map.map("parts").map(YamlMap::pairs).orElse(Map.of()));
        given.parts().forEach((name, text) -> {
            if (parts.put(name, text) != null) {
                problems.add(map.where("parts"), "the part '" + name + "' is taken", "a setting gives it",
                    "call the part otherwise");
            }
        });
        return parts;
    }

    private static Map<Field, Set<String>> unknown(YamlMap map, Problems problems) {
        Map<Field, Set<String>> unknown = new EnumMap<>(Field.class);
        map.map("unknown").ifPresent(table -> {
            for (String key : table.keys()) {
                Optional<Field> field = Field.of(key).filter(Field::captured);
                if (field.isEmpty()) {
                    problems.add(table.where(key), "unknown field '" + key + "'", "it is not one that is captured",
                        "use one of user, ip, port, mechanism, detail, session, client, attempts, service");
                } else {
                    unknown.put(field.get(), Set.copyOf(table.texts(key)));
                }
            }
        });
        return unknown;
    }

    private static void unique(List<LinePattern> patterns, Problems problems) {
        Set<String> names = new LinkedHashSet<>();
        for (LinePattern pattern : patterns) {
            if (!names.add(pattern.name())) {
                problems.add(pattern.where(), "a second pattern is called '" + pattern.name() + "'",
                    "names tell patterns apart in events and in 'explain'", "give it another name");
            }
        }
    }
}
