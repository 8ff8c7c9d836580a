package io.saslwatch.reload;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the files of the routes are. Formats and SQL statements may lie in folders of their own; they are then seen as if
 * they lay where the shipped ones do.
 *
 * @param routes  folder of the routes, as it was named; it may be a link
 * @param mounted folders by the names under which they are seen, such as {@code 2-extract/formats}
 */
public record RouteTree(Path routes, Map<String, Path> mounted) {

    /** Where format files are seen. */
    public static final String FORMATS = "2-extract/formats";
    /** Where SQL statements are seen. */
    public static final String SQL = "4-store/sql";

    /** Keeps only those folders that are not in the folder of the routes already. */
    public RouteTree {
        Map<String, Path> outside = new LinkedHashMap<>();
        Path inside = routes.toAbsolutePath().normalize();
        mounted.forEach((name, folder) -> {
            if (!folder.toAbsolutePath().normalize().equals(inside.resolve(name))) {
                outside.put(name, folder);
            }
        });
        mounted = Map.copyOf(outside);
    }

    /** The file behind a name, for people. */
    public Path file(String name) {
        return mounted.entrySet().stream().filter(mount -> name.startsWith(mount.getKey() + "/")).findFirst()
            .map(mount -> mount.getValue().resolve(name.substring(mount.getKey().length() + 1)))
            .orElseGet(() -> routes.resolve(name));
    }
}
