package io.saslwatch.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;

/** The values in force; immutable. Every value has been checked, so no getter fails for a declared setting. */
public final class Config {

    private final Path home;
    private final Map<String, String> values;
    private final Map<String, Path> folders;

    /**
     * @param home    the installed folder
     * @param values  all keys that were set, checked, ours and others
     * @param folders where a relative path in the value of a key starts; {@code home} when the key is not there
     */
    Config(Path home, Map<String, String> values, Map<String, Path> folders) {
        this.home = home;
        this.values = Map.copyOf(values);
        this.folders = Map.copyOf(folders);
    }

    /** The installed folder. */
    public Path home() {
        return home;
    }

    /** Where a relative path in a setting's value starts: beside the file that sets it. */
    public Path folder(Setting setting) {
        return folders.getOrDefault(setting.key(), home);
    }

    /** The value as text. */
    public String text(Setting setting) {
        return values.getOrDefault(setting.key(), setting.standard());
    }

    /** The value of a {@code SWITCH}. */
    public boolean on(Setting setting) {
        return Values.on(text(setting));
    }

    /** The value of a {@code NUMBER} or {@code PORT}. */
    public long number(Setting setting) {
        return Values.number(text(setting));
    }

    /** The value of a {@code DURATION}. */
    public Duration duration(Setting setting) {
        return Values.duration(text(setting));
    }

    /** The value of a {@code SIZE}, in bytes. */
    public long bytes(Setting setting) {
        return Values.bytes(text(setting));
    }

    /** The value of a {@code ZONE}. */
    public ZoneId zone(Setting setting) {
        return Values.zone(text(setting));
    }

    /** The zone of one source: its own value, else the setting's. */
    public ZoneId zone(Setting setting, String source) {
        String own = values.get(setting.key() + "." + source);
        return own == null ? zone(setting) : Values.zone(own);
    }

    /** The value as a path, a relative one from {@link #folder(Setting)}. */
    public Path path(Setting setting) {
        return folder(setting).resolve(text(setting)).normalize();
    }

    /** Another configuration in which some values are replaced. The new values are not checked again. */
    public Config with(Map<Setting, String> replaced) {
        Map<String, String> all = new TreeMap<>(values);
        replaced.forEach((setting, value) -> all.put(setting.key(), value));
        return new Config(home, all, folders);
    }

    /** Another configuration in which the value of one key is the other configuration's. */
    public Config with(String key, Config other) {
        Map<String, String> all = new TreeMap<>(values);
        Map<String, Path> paths = new TreeMap<>(folders);
        if (other.values.containsKey(key)) {
            all.put(key, other.values.get(key));
        } else {
            all.remove(key);
        }
        if (other.folders.containsKey(key)) {
            paths.put(key, other.folders.get(key));
        } else {
            paths.remove(key);
        }
        return new Config(home, all, paths);
    }

    /** All keys and values for placeholders in routes: what was set, and the defaults of the rest. Secrets included. */
    public Map<String, String> placeholders() {
        Map<String, String> all = new TreeMap<>();
        AllSettings.LIST.forEach(setting -> all.put(setting.key(), setting.standard()));
        all.putAll(values);
        return all;
    }
}
