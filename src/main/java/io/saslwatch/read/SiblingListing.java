package io.saslwatch.read;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A live log and its older generations: beside it, beside the file that it is a symbolic link to, and in the folder
 * into which rotation moves them.
 */
final class SiblingListing implements Listing {

    private final Path live;
    private final String oldFolder;
    private final Unreadable unreadable;
    private final boolean expected;
    private final Map<Path, FileTime> folderTimes = new HashMap<>();
    private Set<String> bases = Set.of();
    private FileStat liveStat;
    private boolean dated;

    /**
     * @param oldFolder absolute, or relative to the log's folder; empty when rotated logs stay where they are
     * @param expected  whether it is worth telling when the live log is missing for long
     */
    SiblingListing(Path live, String oldFolder, Unreadable unreadable, boolean expected) {
        this.live = live;
        this.oldFolder = oldFolder;
        this.unreadable = unreadable;
        this.expected = expected;
    }

    @Override
    public List<LogFile> files(Instant now) {
        Map<Path, String> places = places();
        bases = Set.copyOf(places.values());
        folderTimes.clear();
        places.keySet().forEach(folder -> folderTimes.put(folder, time(folder)));
        List<LogFile> files = new ArrayList<>();
        Set<List<Long>> seen = new HashSet<>();
        liveStat = stat(live, now);
        if (liveStat != null) {
            seen.add(List.of(liveStat.device(), liveStat.inode()));
            files.add(new LogFile(live, liveStat, LogName.of(live.getFileName().toString()), true));
        }
        places.forEach((folder, base) -> {
            for (Path path : siblings(folder, base, now)) {
                FileStat stat = stat(path, now);
                if (stat != null && seen.add(List.of(stat.device(), stat.inode()))) {
                    files.add(new LogFile(path, stat, LogName.of(path.getFileName().toString()), false));
                }
            }
        });
        dated = false;
        List<LogFile> told = liveStat == null ? newestDatedAsOpen(files) : files;
        tellAbsence(liveStat != null, now);
        return told;
    }

    private void tellAbsence(boolean there, Instant now) {
        if (there) {
            unreadable.there(live);
        } else if (expected && !dated && Files.notExists(live, LinkOption.NOFOLLOW_LINKS)) {
            unreadable.absent(live, now);
        }
    }

    /** Some daemons write to a file with today's date in its name; no file has the plain name then. */
    private List<LogFile> newestDatedAsOpen(List<LogFile> files) {
        LogFile newest = null;
        for (LogFile file : files) {
            if (file.name().kind() == LogName.Kind.DATE && !file.name().packed()
                && (newest == null || file.name().order() > newest.name().order())) {
                newest = file;
            }
        }
        if (newest != null) {
            dated = true;
            files.set(files.indexOf(newest), new LogFile(newest.path(), newest.stat(), newest.name(), false,
                true));
        }
        return files;
    }

    private Map<Path, String> places() {
        Map<Path, String> places = new LinkedHashMap<>();
        Path folder = live.getParent();
        String base = live.getFileName().toString();
        places.put(folder, base);
        if (!oldFolder.isEmpty()) {
            places.putIfAbsent(folder.resolve(oldFolder).normalize(), base);
        }
        try {
            Path target = live.toRealPath();
            // a link to a file with a date in its name: that name's base is what the siblings share
            places.putIfAbsent(target.getParent(), Files.isSymbolicLink(live)
                ? LogName.of(target.getFileName().toString()).base() : target.getFileName().toString());
        } catch (IOException notThere) {
            // the look at the file itself tells
        }
        return places;
    }

    private List<Path> siblings(Path folder, String base, Instant now) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (!entry.equals(live) && !name.startsWith(".") && LogName.of(name).base().equals(base)) {
                    found.add(entry);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException notYet) {
            return found;
        } catch (DirectoryIteratorException broken) {
            unreadable.failed(folder, broken.getCause(), now);
            return found;
        } catch (IOException cause) {
            unreadable.failed(folder, cause, now);
            return found;
        }
        unreadable.fine(folder);
        return found;
    }

    private FileStat stat(Path path, Instant now) {
        try {
            return FileStat.of(path);
        } catch (IOException cause) {
            unreadable.failed(path, cause, now);
            return null;
        }
    }

    @Override
    public boolean changed(Instant now) {
        FileStat is;
        try {
            is = FileStat.of(live);
        } catch (IOException gone) {
            is = null;
        }
        tellAbsence(is != null, now);
        if (is == null ? liveStat != null : !is.sameFile(liveStat)) {
            return true;
        }
        for (Map.Entry<Path, FileTime> folder : folderTimes.entrySet()) {
            FileTime time = time(folder.getKey());
            // a second change within the same tick of the clock would not show
            if (!time.equals(folder.getValue()) || time.toInstant().isAfter(now.minusMillis(100))) {
                return true;
            }
        }
        return false;
    }

    private static FileTime time(Path folder) {
        try {
            return Files.getLastModifiedTime(folder);
        } catch (IOException notThere) {
            return FileTime.fromMillis(0);
        }
    }

    @Override
    public boolean concerns(String fileName) {
        return bases.contains(LogName.of(fileName).base()) || bases.contains(fileName);
    }

    @Override
    public Set<Path> folders() {
        return new LinkedHashSet<>(places().keySet());
    }
}
