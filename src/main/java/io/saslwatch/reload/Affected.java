package io.saslwatch.reload;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Tells which files have to be made anew when some have changed, and some settings. */
final class Affected {

    private Affected() {
    }

    /**
     * The names of files of the later version that are new, changed, or depend on what changed: on a file that they
     * name, on a setting that they name, on what goes for all routes.
     *
     * @param settings keys of settings whose value is another one
     */
    static Set<String> files(Snapshot earlier, Snapshot later, Set<String> settings) {
        Difference difference = earlier.to(later);
        Set<String> affected = new TreeSet<>(difference.added());
        affected.addAll(difference.changed());
        boolean all = difference.names().stream().filter(FileNames::isRoute)
            .anyMatch(name -> isForAll(earlier, name) || isForAll(later, name));
        for (String name : later.routeFiles()) {
            String text = later.files().get(name);
            if (all || settings.stream().anyMatch(key -> isNamed(key, text))
                || difference.names().stream().filter(other -> !FileNames.isRoute(other))
                    .anyMatch(other -> text.contains(other.substring(other.lastIndexOf('/') + 1)))) {
                affected.add(name);
            }
        }
        return affected;
    }

    /** Also as one that need not be set, and as one with a default behind a colon. */
    private static boolean isNamed(String key, String text) {
        return text.contains(key)
            && Pattern.compile("\\{\\{\\??\\s*" + Pattern.quote(key) + "\\s*(?::|}})").matcher(text).find();
    }

    private static boolean isForAll(Snapshot version, String name) {
        String text = version.files().getOrDefault(name, "");
        return text.contains("routeConfiguration:") || text.contains("route-configuration:") || BoundBeans.in(text);
    }
}
