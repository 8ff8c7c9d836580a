package io.saslwatch.reload;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads the files of the routes. A file whose size, time and inode are what they were is not read again, so that looking
 * often costs next to nothing. Not thread-safe.
 */
final class TreeReader {

    private static final int MOST_FILES = 5_000;
    private static final long MOST_BYTES = 1 << 20;
    private static final int MOST_FOLDERS_DEEP = 12;
    /** A file that changed within the grain of its time stamp may change again without a trace. */
    private static final Duration GRAIN = Duration.ofSeconds(3);

    private record Seen(long size, long micros, Object inode, String text) {
    }

    private final RouteTree tree;
    private final InstantSource clock;
    private Map<Path, Seen> seen = new HashMap<>();
    private Set<Path> folders = Set.of();

    TreeReader(RouteTree tree, InstantSource clock) {
        this.tree = tree;
        this.clock = clock;
    }

    /**
     * What the files say now. Links are followed from their beginning each time: the folder itself may be one that is
     * swapped.
     *
     * @throws IOException when a folder or file cannot be read, is too large, or there are too many
     */
    Snapshot read() throws IOException {
        Map<String, String> files = new TreeMap<>();
        Map<Path, Seen> now = new HashMap<>();
        Set<Path> walked = new LinkedHashSet<>();
        walk(tree.routes().toRealPath(), "", files, now, walked);
        for (Map.Entry<String, Path> mount : tree.mounted().entrySet()) {
            walk(mount.getValue().toRealPath(), mount.getKey() + "/", files, now, walked);
        }
        seen = now;
        folders = walked;
        return new Snapshot(files);
    }

    /** The folders that were read last. */
    Set<Path> folders() {
        return folders;
    }

    private void walk(Path root, String prefix, Map<String, String> files, Map<Path, Seen> now, Set<Path> walked)
            throws IOException {
        Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), MOST_FOLDERS_DEEP, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean elsewhere = prefix.isEmpty() && tree.mounted().containsKey(name(root, folder));
                if (!folder.equals(root) && (elsewhere || !FileNames.counts(folder.getFileName().toString()))) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                walked.add(folder);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile() && FileNames.counts(file.getFileName().toString())) {
                    if (files.size() >= MOST_FILES) {
                        throw new UnfitFolder("there are more than " + MOST_FILES + " files in " + root, "move what is no route out of it");
                    }
                    Seen read = text(file, attributes);
                    now.put(file, read);
                    files.put(prefix + name(root, file), read.text());
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                // gone since the folder was listed, or a link to nowhere: the next look sees what became of it
                if (failure instanceof NoSuchFileException || !FileNames.counts(file.getFileName().toString())) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    private static String name(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    private Seen text(Path file, BasicFileAttributes attributes) throws IOException {
        if (attributes.size() > MOST_BYTES) {
            throw new UnfitFolder(file + " is larger than 1 MB", "move it out of the folder of routes");
        }
        Seen before = seen.get(file);
        long micros = attributes.lastModifiedTime().to(java.util.concurrent.TimeUnit.MICROSECONDS);
        boolean settled = attributes.lastModifiedTime().toInstant().isBefore(clock.instant().minus(GRAIN));
        if (before != null && settled && before.size == attributes.size() && before.micros == micros
                && java.util.Objects.equals(before.inode, attributes.fileKey())) {
            return before;
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        boolean same = before != null && before.text.equals(text);
        return new Seen(attributes.size(), micros, attributes.fileKey(), same ? before.text : text);
    }
}
