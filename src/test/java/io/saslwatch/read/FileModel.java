package io.saslwatch.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A daemon and logrotate at work on real files, which remember what they wrote: each line is unique and belongs to
 * exactly one place, until a truncation takes it away.
 */
final class FileModel {

    private static final String[] KINDS = {"gz", "bz2", "xz", "zst"};

    private final Path folder;
    private final Path log;
    private final Random random;
    private final List<String> written = new ArrayList<>();
    private final List<String> inLog = new ArrayList<>();
    private final List<String> endangered = new ArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private int number;
    private int generations;
    private int day = 1;
    private Path halfPacked;
    private final boolean dated;
    private final boolean sameFirstLine;
    private String halfKind;
    private byte[] wholePack;

    FileModel(Path folder, Random random) {
        this.folder = folder;
        this.log = folder.resolve("mail.log");
        this.random = random;
        this.dated = random.nextInt(4) == 0;
        this.sameFirstLine = random.nextInt(3) == 0;
    }

    Path log() {
        return log;
    }

    /** Every complete line that was ever written. */
    List<String> written() {
        return written;
    }

    /** Lines that a truncation took away before they were known to be in another file. */
    List<String> endangered() {
        return endangered;
    }

    private String line() {
        int length = switch (random.nextInt(20)) {
            case 0 -> 300 + random.nextInt(700);
            case 1, 2 -> 0;
            default -> random.nextInt(60);
        };
        return number++ + " " + "x".repeat(length);
    }

    void append() {
        StringBuilder text = new StringBuilder();
        if (Files.notExists(log) || inLog.isEmpty() && partial.length() == 0) {
            if (sameFirstLine) {
                text.append("log opened\n");
                inLog.add("log opened");
                written.add("log opened");
            }
        }
        for (int lines = 1 + random.nextInt(8); lines > 0; lines--) {
            complete(text);
        }
        Logs.append(log, text.toString());
    }

    private void complete(StringBuilder text) {
        String more = line();
        text.append(more).append('\n');
        String whole = partial + more;
        partial.setLength(0);
        written.add(whole);
        inLog.add(whole);
    }

    void appendPartial() {
        if (inLog.isEmpty() && partial.length() == 0) {
            return;
        }
        String more = "p" + number++ + "y".repeat(random.nextInt(30));
        partial.append(more);
        Logs.append(log, more);
    }

    private void finishPartial() {
        if (partial.length() > 0) {
            StringBuilder text = new StringBuilder();
            complete(text);
            Logs.append(log, text.toString());
        }
    }

    private Path generation(int age) {
        return folder.resolve("mail.log." + age);
    }

    private void shift() {
        for (int age = generations; age > 0; age--) {
            for (String suffix : new String[] {"", ".gz", ".bz2", ".xz", ".zst"}) {
                Path from = folder.resolve("mail.log." + age + suffix);
                if (Files.exists(from)) {
                    Logs.rename(from, folder.resolve("mail.log." + (age + 1) + suffix));
                }
            }
        }
        generations++;
    }

    private Path rotated() {
        if (dated) {
            return folder.resolve("mail.log-202611" + String.format("%02d", day++));
        }
        shift();
        return generation(1);
    }

    /** Renames the log; the daemon goes on with a new one. */
    void rotate() {
        if (Files.notExists(log) || day > 28) {
            return;
        }
        endPacking();
        finishPartial();
        Path old = rotated();
        Logs.rename(log, old);
        inLog.clear();
        if (random.nextInt(3) == 0) {
            // the daemon still writes to the old file for a moment
            String late = line();
            Logs.append(old, late + "\n");
            written.add(late);
        }
        if (random.nextBoolean()) {
            Logs.truncate(log);
        }
    }

    /** Copies the log and empties it; what is written between both is lost to whoever did not read it in time. */
    void copyTruncate(Runnable between) {
        // a log of one line and another that begins with the same line cannot be told apart
        if (Files.notExists(log) || day > 28 || inLog.size() < 2) {
            return;
        }
        endPacking();
        finishPartial();
        Path copy = rotated();
        Logs.copy(log, copy);
        if (random.nextInt(3) == 0) {
            between.run();
        }
        int known = inLog.size();
        if (random.nextInt(3) == 0) {
            append();
            if (random.nextBoolean()) {
                between.run();
            }
        }
        endangered.addAll(inLog.subList(known, inLog.size()));
        Logs.truncate(log);
        inLog.clear();
        partial.setLength(0);
    }

    /** Empties the log without any copy: what was not read is lost. */
    void truncate() {
        if (Files.notExists(log)) {
            return;
        }
        endangered.addAll(inLog);
        inLog.clear();
        partial.setLength(0);
        Logs.truncate(log);
    }

    /** Deletes the log and begins a new one, maybe with the same inode. */
    void deleteAndCreate() {
        if (Files.notExists(log)) {
            return;
        }
        endangered.addAll(inLog);
        inLog.clear();
        partial.setLength(0);
        Logs.delete(log);
        append();
    }

    /** Compresses one of the older logs; sometimes half of it is seen first. */
    void compress() {
        endPacking();
        List<Path> plain = new ArrayList<>();
        try (var files = Files.list(folder)) {
            files.filter(file -> file.getFileName().toString().matches("mail\\.log[.-]\\d+")).sorted()
                .forEach(plain::add);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        if (plain.isEmpty()) {
            return;
        }
        Path file = plain.get(random.nextInt(plain.size()));
        String kind = KINDS[random.nextInt(KINDS.length)];
        if (random.nextInt(3) > 0) {
            Logs.compress(file, kind);
            return;
        }
        byte[] packed = Logs.pack(Logs.read(file), kind);
        Logs.write(file.resolveSibling(file.getFileName() + "." + kind), Arrays.copyOf(packed,
            random.nextInt(packed.length)));
        halfPacked = file;
        wholePack = packed;
        halfKind = kind;
    }

    private void endPacking() {
        if (halfPacked != null) {
            Logs.write(halfPacked.resolveSibling(halfPacked.getFileName() + "." + halfKind), wholePack);
            Logs.delete(halfPacked);
            halfPacked = null;
        }
    }

    /** Brings everything to an end that is still open. */
    void finish() {
        endPacking();
        finishPartial();
    }
}
