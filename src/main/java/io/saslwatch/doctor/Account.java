package io.saslwatch.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The user that the service runs as, and what they may do with files. For the user of this process the system is asked;
 * for another one the rights of owner, group and others are compared, and the lists of rights (ACLs) that name the user.
 *
 * @param name   login name
 * @param groups names of the groups
 * @param own    whether it is the user of this process
 * @param lists  tells what lists of rights grant
 */
public record Account(String name, Set<String> groups, boolean own, AccessList lists) {

    /** In the order in which PosixFilePermission has those of the owner. */
    private static final String RIGHTS = "rwx";

    /** With the system's lists of rights. */
    Account(String name, Set<String> groups, boolean own) {
        this(name, groups, own, new AccessList("getfacl"));
    }

    /** The user of this process. */
    public static Account ofThisProcess(Path root) throws IOException {
        String name = System.getProperty("user.name");
        return new Account(name, groups(root, name), true);
    }

    /**
     * Another user, if the machine has one of this name: with the groups of passwd(5) and group(5), and those that the
     * unit of the service adds.
     *
     * @param root where the machine's {@code /} is
     */
    public static Optional<Account> of(Path root, String name) throws IOException {
        if (lines(root.resolve("etc/passwd")).stream().noneMatch(line -> line.startsWith(name + ":"))) {
            return Optional.empty();
        }
        Set<String> groups = groups(root, name);
        for (String line : lines(root.resolve("etc/systemd/system/saslwatch.service"))) {
            if (line.startsWith("SupplementaryGroups=")) {
                groups.addAll(List.of(line.substring(line.indexOf('=') + 1).strip().split(" +")));
            }
        }
        return Optional.of(new Account(name, groups, false));
    }

    private static Set<String> groups(Path root, String name) throws IOException {
        Set<String> groups = new HashSet<>();
        String primary = lines(root.resolve("etc/passwd")).stream().filter(line -> line.startsWith(name + ":"))
            .map(line -> line.split(":", -1)).filter(parts -> parts.length > 3).map(parts -> parts[3]).findFirst().orElse("");
        for (String line : lines(root.resolve("etc/group"))) {
            String[] parts = line.split(":", -1);
            if (parts.length > 3 && (parts[2].equals(primary) || List.of(parts[3].split(",")).contains(name))) {
                groups.add(parts[0]);
            }
        }
        return groups;
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.isReadable(file) ? Files.readAllLines(file) : List.of();
    }

    boolean reads(Path file) {
        if (own) {
            return Files.isReadable(file);
        }
        return enters(file.getParent()) && may(file, PosixFilePermission.OWNER_READ, PosixFilePermission.GROUP_READ,
            PosixFilePermission.OTHERS_READ);
    }

    /** Whether a file may be changed, or something be made in a folder. */
    boolean writes(Path file) {
        if (own) {
            return Files.isWritable(file);
        }
        return enters(Files.isDirectory(file) ? file : file.getParent()) && may(file, PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
    }

    /** Whether a program may be run. */
    boolean runs(Path program) {
        if (own) {
            return Files.isExecutable(program);
        }
        return enters(program.getParent()) && executes(program);
    }

    /**
     * The first folder on the way down to this one, itself among them, that is there and cannot be entered. What lies below
     * it may be there or not: nobody who cannot enter can tell.
     */
    Optional<Path> barred(Path folder) {
        Path way = folder.getRoot();
        for (Path name : folder) {
            way = way.resolve(name);
            if (!Files.isDirectory(way)) {
                return Optional.empty();
            }
            if (own ? !Files.isExecutable(way) : !executes(way)) {
                return Optional.of(way);
            }
        }
        return Optional.empty();
    }

    private boolean enters(Path folder) {
        for (Path each = folder; each != null; each = each.getParent()) {
            if (!executes(each)) {
                return false;
            }
        }
        return true;
    }

    private boolean executes(Path file) {
        return may(file, PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_EXECUTE);
    }

    private boolean may(Path file, PosixFilePermission owner, PosixFilePermission group, PosixFilePermission others) {
        try {
            PosixFileAttributes about = Files.readAttributes(file, PosixFileAttributes.class);
            PosixFilePermission asked = about.owner().getName().equals(name) ? owner
                : groups.contains(about.group().getName()) ? group : others;
            return about.permissions().contains(asked)
                || lists.grants(file, name, RIGHTS.charAt(owner.ordinal()));
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }
}
