package io.saslwatch.config;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Lays the sources of settings over each other and checks the result. The last one that sets a key wins: the shipped
 * file, the file named with {@code --config}, {@code -Dkey=value}, the environment.
 */
public final class ConfigLoader {

    private static final String OURS = "saslwatch.";

    private final Map<String, String> values = new TreeMap<>();
    private final Map<String, String> origins = new TreeMap<>();
    private final Map<String, Path> folders = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Path home;

    /**
     * @param home the installed folder, where relative paths start unless a file or the command line sets them
     */
    public ConfigLoader(Path home) {
        this.home = home;
    }

    /**
     * What was loaded.
     *
     * @param config   the values in force; to be used only when there are no problems
     * @param repaired the same with the defaults of values that are wrong, to look at the rest with
     * @param problems everything that is wrong, in the order of the sources
     */
    public record Loaded(Config config, Config repaired, List<Problem> problems) {
    }

    /** Adds a file if it is there; relative paths in it start at its folder. */
    public ConfigLoader optionalFile(Path path) {
        return Files.exists(path) ? file(path) : this;
    }

    /** Adds a file; relative paths in it start at its folder. */
    public ConfigLoader file(Path path) {
        try {
            ConfigFile file = ConfigFile.read(path);
            Path folder = path.toAbsolutePath().getParent();
            file.values().forEach((key, value) -> put(key, value, file.where(key), folder));
        } catch (UncheckedIOException | IllegalArgumentException unreadable) {
            problems.add(new Problem(path.toString(), "the configuration file cannot be read",
                String.valueOf(unreadable.getCause() == null ? unreadable.getMessage() : unreadable.getCause()),
                "name a readable properties file with --config"));
        }
        return this;
    }

    /** Adds the values of {@code -D} options; relative paths in them start at the current folder. */
    public ConfigLoader commandLine(Map<String, String> options) {
        Path current = Path.of("").toAbsolutePath();
        options.forEach((key, value) -> put(key, value, "command line", current));
        return this;
    }

    /** Adds environment variables: {@code saslwatch.read.max-line} is {@code SASLWATCH_READ_MAX_LINE}. */
    public ConfigLoader environment(Function<String, String> environment) {
        for (Setting setting : AllSettings.LIST) {
            String value = environment.apply(setting.variable());
            if (value != null) {
                put(setting.key(), value, "environment variable " + setting.variable(), home);
            }
        }
        return this;
    }

    private void put(String key, String value, String origin, Path folder) {
        values.put(key, value);
        origins.put(key, origin);
        folders.put(key, folder);
    }

    /** Checks all values together. */
    public Loaded load() {
        Map<String, String> right = new TreeMap<>(values);
        values.forEach((key, value) -> {
            if (key.startsWith(OURS)) {
                AllSettings.of(key).ifPresentOrElse(setting -> {
                    if (!isRight(setting, key, value)) {
                        right.remove(key);
                    }
                }, () -> unknown(key));
            }
        });
        return new Loaded(new Config(home, values, folders), new Config(home, right, folders), List.copyOf(problems));
    }

    private boolean isRight(Setting setting, String key, String value) {
        try {
            Values.check(setting, value);
            return true;
        } catch (IllegalArgumentException wrong) {
            problems.add(new Problem(origins.get(key), "setting '" + key + "' is '"
                + (setting.kind() == Setting.Kind.SECRET ? "..." : value) + "'", wrong.getMessage(),
                "correct it, or remove it for the default '" + setting.standard() + "'"));
            return false;
        }
    }

    private void unknown(String key) {
        problems.add(new Problem(origins.get(key), "setting '" + key + "' is not known",
            "no setting of saslwatch has this name",
            AllSettings.nearest(key).map(near -> "did you mean '" + near + "'?")
                .orElse("see application.properties for all settings")));
    }
}
