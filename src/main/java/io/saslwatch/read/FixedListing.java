package io.saslwatch.read;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Exactly the files that were named, each once. */
final class FixedListing implements Listing {

    private final List<Path> paths;
    private final Unreadable unreadable;

    FixedListing(List<Path> paths, Unreadable unreadable) {
        this.paths = paths;
        this.unreadable = unreadable;
    }

    @Override
    public List<LogFile> files(Instant now) {
        List<LogFile> files = new ArrayList<>();
        Set<List<Long>> seen = new HashSet<>();
        for (Path path : paths) {
            try {
                FileStat stat = FileStat.of(path);
                if (seen.add(List.of(stat.device(), stat.inode()))) {
                    LogName name = LogName.of(path.getFileName().toString());
                    files.add(new LogFile(path, stat, name, name.kind() == LogName.Kind.PLAIN && !name.packed()));
                }
            } catch (IOException cause) {
                unreadable.failed(path, cause, now);
            }
        }
        return files;
    }

    @Override
    public boolean changed(Instant now) {
        return false;
    }

    @Override
    public boolean concerns(String fileName) {
        return false;
    }

    @Override
    public Set<Path> folders() {
        return Set.of();
    }
}
