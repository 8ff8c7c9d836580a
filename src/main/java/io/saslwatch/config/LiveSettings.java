package io.saslwatch.config;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Tells which settings take effect while the service runs; all others need a restart. */
public final class LiveSettings {

    /** Those that only routes use: the routes that name them are made anew. */
    private static final Set<String> ROUTES = routes();

    /** Those that the program itself looks at again. */
    private static final Set<String> PROGRAM = Set.of(RunSettings.LOG_LEVEL.key(), RunSettings.LOG_FORMAT.key());

    private LiveSettings() {
    }

    private static Set<String> routes() {
        Set<String> keys = new TreeSet<>();
        List.of(ReadSettings.PATHS, ReadSettings.OLD_FOLDER, ReadSettings.POLL, ReadSettings.GIVE_UP,
            ReadSettings.INBOX, DetectSettings.ENABLED, DetectSettings.INTERVAL, DetectSettings.KNOWN)
            .forEach(setting -> keys.add(setting.key()));
        RuleSettings.ALL.forEach(setting -> keys.add(setting.key()));
        return Set.copyOf(keys);
    }

    /** Whether a changed value of this key takes effect at once. */
    public static boolean isLive(String key) {
        return ROUTES.contains(key) || PROGRAM.contains(key);
    }

    /** Keys of settings that routes name and nothing else uses. */
    public static Set<String> usedByRoutesOnly() {
        return ROUTES;
    }

    /** The keys whose values differ. */
    public static Set<String> changed(Config before, Config after) {
        Map<String, String> old = before.placeholders();
        Map<String, String> now = after.placeholders();
        Set<String> keys = new TreeSet<>(old.keySet());
        keys.addAll(now.keySet());
        keys.removeIf(key -> java.util.Objects.equals(old.get(key), now.get(key)));
        return keys;
    }
}
