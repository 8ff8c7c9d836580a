package io.saslwatch.read;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The sources of a reader. Where a glob or a folder is followed, logs that appear later are added. */
final class SourceList {

    private static final Duration EXPAND = Duration.ofSeconds(1);
    // a path may turn out to be a folder later
    private static final Duration EXPAND_FIXED = Duration.ofSeconds(10);

    private final LogPaths paths;
    private final boolean follow;
    private final Map<Path, LineSource> sources = new LinkedHashMap<>();
    private final Function<Path, LineSource> opener;
    private Instant expandAt = Instant.MIN;

    private SourceList(LogPaths paths, boolean follow, Function<Path, LineSource> opener) {
        this.paths = paths;
        this.follow = follow;
        this.opener = opener;
    }

    /** Logs to follow, each opened by its live path. */
    static SourceList following(LogPaths paths, Function<Path, LineSource> opener) {
        return new SourceList(paths, true, opener);
    }

    /** Sources that are given. */
    static SourceList of(Collection<? extends LineSource> given) {
        SourceList list = new SourceList(null, false, null);
        given.forEach(source -> list.sources.put(Path.of(source.name()), source));
        return list;
    }

    Collection<LineSource> now() {
        return sources.values();
    }

    /** Looks for logs that appeared. */
    void refresh(Instant now) {
        if (!follow || now.isBefore(expandAt)) {
            return;
        }
        for (Path live : paths.live()) {
            sources.computeIfAbsent(live, opener);
        }
        expandAt = now.plus(paths.changing() ? EXPAND : EXPAND_FIXED);
    }

    /** The folders where changes show. */
    Set<Path> folders() {
        Set<Path> folders = new LinkedHashSet<>();
        if (follow) {
            folders.addAll(paths.folders());
        }
        new ArrayList<>(sources.values()).forEach(source -> folders.addAll(source.folders()));
        return folders;
    }
}
