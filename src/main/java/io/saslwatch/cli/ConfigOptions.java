package io.saslwatch.cli;

import io.saslwatch.config.Config;
import io.saslwatch.config.ConfigLoader;
import java.nio.file.Files;
import java.nio.file.Path;
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

    @Option(names = "-D", paramLabel = "KEY=VALUE", mapFallbackValue = "true",
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
        if (!loaded.problems().isEmpty()) {
            throw Refusal.problems(loaded.problems());
        }
        return loaded.config();
    }

    /** Reads all sources of settings anew. */
    ConfigLoader.Loaded loaded() {
        Map<String, String> commandLine = new TreeMap<>();
        System.getProperties().stringPropertyNames().stream()
            .filter(key -> key.startsWith("saslwatch.") && !key.equals("saslwatch.home")
                && !key.equals("saslwatch.terminal"))
            .forEach(key -> commandLine.put(key, System.getProperty(key)));
        commandLine.putAll(values);
        ConfigLoader loader = new ConfigLoader(home()).optionalFile(home().resolve("application.properties"));
        if (file != null) {
            loader.file(file);
        }
        return loader.commandLine(commandLine).environment(System::getenv).load();
    }
}
