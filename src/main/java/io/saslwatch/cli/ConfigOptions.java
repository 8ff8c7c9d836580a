package io.saslwatch.cli;

import io.saslwatch.config.AllSettings;
import io.saslwatch.config.Config;
import io.saslwatch.config.ConfigLoader;
import io.saslwatch.config.Problem;
import io.saslwatch.config.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** The options of every command that needs settings. */
final class ConfigOptions {

    @Option(names = "--config", paramLabel = "FILE",
        description = "Settings that override application.properties; without it the file that the environment variable "
            + "SASLWATCH_CONFIG names, if it is set.")
    private Path file;

    @Option(names = "-D", paramLabel = "KEY=VALUE", mapFallbackValue = Option.NULL_VALUE,
        description = "One setting; overrides files. The environment overrides all: saslwatch.read.paths is "
            + "SASLWATCH_READ_PATHS.")
    private Map<String, String> values = new LinkedHashMap<>();

    /** The folder that the program is installed in. */
    static Path home() {
        return Path.of(System.getProperty("saslwatch.home", "")).toAbsolutePath();
    }

    /** The files that settings may come from; the installed one need not exist. */
    List<Path> files() {
        Path installed = home().resolve("application.properties");
        return file == null ? List.of(installed) : List.of(installed, file);
    }

    /** The settings in force; refuses with all problems when there are any. */
    Config load() {
        ConfigLoader.Loaded loaded = tolerantly();
        if (!loaded.problems().isEmpty()) {
            throw Refusal.problems(loaded.problems());
        }
        return loaded.config();
    }

    /** The settings and what is wrong with them; refuses only a file that cannot be read. */
    ConfigLoader.Loaded tolerantly() {
        String named = System.getenv("SASLWATCH_CONFIG");
        if (file == null && named != null && !named.isEmpty()) {
            file = Path.of(named);
        }
        if (file != null && !Files.isReadable(file)) {
            // a folder that may not be entered does not tell whether the file is there
            throw Refusal.usage("--config " + file + ": " + (Files.notExists(file) ? "no such file; name a properties file"
                : "you may not read it: use sudo -u saslwatch saslwatch ..., or join the group saslwatch"));
        }
        ConfigLoader.Loaded loaded = loaded();
        List<Problem> problems = new ArrayList<>(typed());
        problems.addAll(loaded.problems());
        return new ConfigLoader.Loaded(loaded.config(), loaded.repaired(), List.copyOf(problems));
    }

    /** Reads all sources of settings anew. */
    ConfigLoader.Loaded loaded() {
        Map<String, String> commandLine = new TreeMap<>();
        System.getProperties().stringPropertyNames().stream()
            .filter(key -> key.startsWith("saslwatch.") && !key.equals("saslwatch.home")
                && !key.equals("saslwatch.terminal"))
            .forEach(key -> commandLine.put(key, System.getProperty(key)));
        values.forEach((key, value) -> {
            if (value != null) {
                commandLine.put(key, value);
            } else if (!needsValue(key)) {
                commandLine.put(key, "true");
            }
        });
        return inFiles().commandLine(commandLine).environment(System::getenv).load();
    }

    private ConfigLoader inFiles() {
        ConfigLoader loader = new ConfigLoader(home()).optionalFile(home().resolve("application.properties"));
        return file == null ? loader : loader.file(file);
    }

    private static boolean needsValue(String key) {
        return AllSettings.of(key).filter(setting -> setting.kind() != Setting.Kind.SWITCH).isPresent();
    }

    /** What is wrong with the keys that were typed, whatever their values: in a file other keys are those of own routes. */
    private List<Problem> typed() {
        List<Problem> problems = new ArrayList<>();
        values.forEach((key, value) -> {
            boolean ours = key.startsWith("saslwatch.");
            if (value == null && needsValue(key)) {
                problems.add(new Problem("command line", "-D" + key + " has no value", "only a switch is set by its name alone",
                    "write -D" + key + "=VALUE"));
            } else if (!ours && !key.startsWith("camel.") && !inFiles().load().config().placeholders().containsKey(key)) {
                problems.add(new Problem("command line", "-D" + key + " sets nothing", "it is a setting neither of saslwatch "
                    + "nor of Camel, and in no configuration file", AllSettings.nearest(key)
                    .map(near -> "did you mean '" + near + "'?").orElse("see application.properties for all settings")));
            }
        });
        return problems;
    }
}
