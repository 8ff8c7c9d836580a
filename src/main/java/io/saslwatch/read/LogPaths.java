package io.saslwatch.read;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The configured paths: files, globs ({@code *}, {@code ?}, {@code [..]}, {@code {..}}, {@code **}) and folders,
 * separated by commas, and {@code -} for the standard input.
 *
 * @param entries as configured
 */
public record LogPaths(List<String> entries) {

    /** The standard input. */
    static final String STANDARD_INPUT = "-";

    private static final Pattern GLOB = Pattern.compile("[*?\\[{]");
    // what lies in log folders and is no log of lines
    private static final Pattern NO_LOG = Pattern.compile("(?:\\..*|.*~|wtmp|btmp|utmp|lastlog|faillog|tallylog)"
        + "|.*\\.(?:journal|db|db-wal|db-shm|sqlite|json|csv|pid|lock|swp|tmp|tar|tgz|zip|rrd|pcap|conf|yaml|yml"
        + "|properties|md|html|py|sh)(?:\\.(?:gz|bz2|xz|zst))?|.*\\.tar\\.\\w+");

    /** Splits the text of the option; a comma inside braces belongs to a glob, one behind a backslash to a name. */
    public static LogPaths of(String text) {
        List<String> entries = new ArrayList<>();
        int depth = 0;
        StringBuilder entry = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == ',') {
                entry.append(',');
                i++;
                continue;
            }
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == ',' && depth <= 0) {
                entries.add(entry.toString().trim());
                entry.setLength(0);
            } else {
                entry.append(c);
            }
        }
        entries.add(entry.toString().trim());
        entries.removeIf(String::isEmpty);
        return new LogPaths(List.copyOf(entries));
    }

    /** The live logs to follow now, whether they exist or not. */
    public Set<Path> live() {
        Set<Path> live = new LinkedHashSet<>();
        for (String entry : entries) {
            Path path = absolute(entry);
            if (isGlob(entry)) {
                glob(entry).forEach(file -> live.add(base(file)));
            } else if (Files.isDirectory(path)) {
                inFolder(path).forEach(file -> live.add(base(file)));
            } else {
                live.add(path);
            }
        }
        return live;
    }

    /** Whether the log is named by itself, so that it should be there. */
    boolean names(Path log) {
        return entries.stream().anyMatch(entry -> !isGlob(entry) && absolute(entry).equals(log));
    }

    /** Whether the live logs can change: there is a glob or a folder among the entries. */
    public boolean changing() {
        return entries.stream().anyMatch(entry -> isGlob(entry) || Files.isDirectory(absolute(entry)));
    }

    /** The files named, and those that folders and globs hold, by the log whose generations they are. */
    Map<Path, List<Path>> generations() {
        Map<Path, List<Path>> logs = new LinkedHashMap<>();
        for (String entry : entries) {
            if (entry.equals(STANDARD_INPUT)) {
                continue;
            }
            Path path = absolute(entry);
            List<Path> files = Files.isDirectory(path) ? below(path) : Files.exists(path) || !isGlob(entry)
                ? List.of(path) : glob(entry);
            files.forEach(file -> logs.computeIfAbsent(base(file), log -> new ArrayList<>()).add(file));
        }
        return logs;
    }

    boolean standardInput() {
        return entries.contains(STANDARD_INPUT);
    }

    private static boolean isGlob(String entry) {
        return GLOB.matcher(entry).find();
    }

    private static Path absolute(String entry) {
        return Path.of(entry).toAbsolutePath().normalize();
    }

    private static Path base(Path file) {
        return file.resolveSibling(LogName.of(file.getFileName().toString()).base());
    }

    private static List<Path> inFolder(Path folder) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (Files.isRegularFile(entry) && !NO_LOG.matcher(entry.getFileName().toString()).matches()) {
                    found.add(entry);
                }
            }
        } catch (IOException cannotLook) {
            // said when a source looks into its folder
        }
        found.sort(null);
        return found;
    }

    /** The logs in a folder and in the folders below it, such as those of an {@code olddir}. */
    private static List<Path> below(Path folder) {
        List<Path> found = new ArrayList<>(inFolder(folder));
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder, each ->
                Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS) && !each.getFileName().toString().startsWith("."))) {
            folders.forEach(each -> found.addAll(below(each)));
        } catch (IOException cannotLook) {
            // said when a source looks into its folder
        }
        found.sort(null);
        return found;
    }

    private static List<Path> glob(String entry) {
        String pattern = absoluteGlob(entry);
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        String[] parts = pattern.split("/");
        Path root = Path.of("/");
        int depth = 0;
        while (depth < parts.length && !isGlob(parts[depth])) {
            root = root.resolve(parts[depth++]);
        }
        List<Path> found = new ArrayList<>();
        int levels = pattern.contains("**") ? Integer.MAX_VALUE : parts.length - depth;
        try {
            Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), levels, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile() && matcher.matches(file)
                        && !NO_LOG.matcher(file.getFileName().toString()).matches()) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException cannotLook) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException cannotLook) {
            // the folder is not there yet
        }
        found.sort(null);
        return found;
    }

    // Path.of would take the characters of a glob for part of a name, which is right; it only must not be normalised
    private static String absoluteGlob(String entry) {
        return entry.startsWith("/") ? entry : Path.of("").toAbsolutePath() + "/" + entry;
    }

    /** The folders whose changes may bring logs. */
    Set<Path> folders() {
        Set<Path> folders = new LinkedHashSet<>();
        for (String entry : entries) {
            if (Files.isDirectory(absolute(entry))) {
                folders.add(absolute(entry));
            }
        }
        live().forEach(log -> folders.add(log.getParent()));
        return folders;
    }

    @Override
    public String toString() {
        return String.join(",", Arrays.asList(entries.toArray(new String[0])));
    }
}
