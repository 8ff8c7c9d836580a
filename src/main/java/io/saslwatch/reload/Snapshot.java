package io.saslwatch.reload;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the files of the routes said at one moment. Immutable and thread-safe.
 *
 * @param files text by name; a name is relative to the folder of the routes, with slashes
 */
public record Snapshot(Map<String, String> files) {

    /** Copies the files. */
    public Snapshot {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
    }

    /** Reads them. */
    public static Snapshot of(RouteTree tree, InstantSource clock) throws IOException {
        return new TreeReader(tree, clock).read();
    }

    /** What was done to these files to make the others of them. */
    public Difference to(Snapshot later) {
        SortedSet<String> added = new TreeSet<>();
        SortedSet<String> changed = new TreeSet<>();
        SortedSet<String> removed = new TreeSet<>(files.keySet());
        removed.removeAll(later.files.keySet());
        later.files.forEach((name, text) -> {
            String before = files.get(name);
            if (before == null) {
                added.add(name);
            } else if (!before.equals(text)) {
                changed.add(name);
            }
        });
        return new Difference(added, changed, removed);
    }

    /** These files, but those of some names as another version has them. */
    Snapshot with(Set<String> names, Snapshot other) {
        Map<String, String> all = new TreeMap<>(files);
        for (String name : names) {
            if (other.files.containsKey(name)) {
                all.put(name, other.files.get(name));
            } else {
                all.remove(name);
            }
        }
        return new Snapshot(all);
    }

    /** The names of the files that Camel loads. */
    SortedSet<String> routeFiles() {
        SortedSet<String> names = new TreeSet<>();
        files.keySet().stream().filter(FileNames::isRoute).forEach(names::add);
        return names;
    }
}
