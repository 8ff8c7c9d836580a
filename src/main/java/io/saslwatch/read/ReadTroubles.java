package io.saslwatch.read;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Remembers what keeps lines from being stored, and passes every event on. Thread-safe. */
public final class ReadTroubles implements ReadEvents {

    private static final String JOURNAL = "journal";

    private final ReadEvents next;
    private final InstantSource clock;
    private final Map<String, ReadTrouble> groups = new LinkedHashMap<>();
    private final Map<Path, ReadTrouble> files = new LinkedHashMap<>();

    /** @param next who is told besides */
    public ReadTroubles(ReadEvents next, InstantSource clock) {
        this.next = next;
        this.clock = clock;
    }

    /** What lasts now, the oldest first of each kind. A file that was deleted is no trouble any more. */
    public synchronized List<ReadTrouble> now() {
        files.keySet().removeIf(path -> !files.get(path).why().equals(MISSING) && gone(path));
        List<ReadTrouble> now = new ArrayList<>(groups.values());
        now.addAll(files.values());
        return now;
    }

    private static boolean gone(Path path) {
        return Files.notExists(path, LinkOption.NOFOLLOW_LINKS);
    }

    private synchronized void group(String group, String why) {
        groups.putIfAbsent(group, new ReadTrouble(group, clock.instant(), why));
    }

    private synchronized void fine(String group) {
        groups.remove(group);
    }

    @Override
    public void found(Path path) {
        next.found(path);
    }

    @Override
    public void resumed(Path path, long offset) {
        next.resumed(path, offset);
    }

    @Override
    public void cutShort(Path path, long was, long is, long lost) {
        next.cutShort(path, was, is, lost);
    }

    @Override
    public void damaged(Path path, long offset, String cause) {
        next.damaged(path, offset, cause);
    }

    @Override
    public void unreadable(Path path, String cause) {
        synchronized (this) {
            files.put(path, new ReadTrouble(path.toString(), clock.instant(), cause));
        }
        next.unreadable(path, cause);
    }

    @Override
    public void readableAgain(Path path) {
        synchronized (this) {
            files.remove(path);
        }
        next.readableAgain(path);
    }

    @Override
    public void letGo(Path path) {
        synchronized (this) {
            files.remove(path);
        }
        next.letGo(path);
    }

    @Override
    public void failed(String group, Throwable cause) {
        group(group, "lines are not taken: " + Reasons.of(cause));
        next.failed(group, cause);
    }

    @Override
    public void recovered(String group, Duration after) {
        fine(group);
        next.recovered(group, after);
    }

    @Override
    public void journalSaid(String what) {
        group(JOURNAL, what);
        next.journalSaid(what);
    }

    @Override
    public void journalReads() {
        fine(JOURNAL);
        next.journalReads();
    }

    @Override
    public void finished(String group, List<Summary> sources) {
        next.finished(group, sources);
    }

    @Override
    public void gaveUp(String group, Throwable cause) {
        group(group, "reading gave up: " + Reasons.of(cause));
        next.gaveUp(group, cause);
    }

    @Override
    public void broke(String group, Throwable fault) {
        fine(group);
        group(group, "reading ended because of a fault in the program, restart it: " + fault);
        next.broke(group, fault);
    }

    @Override
    public void stopped(String group) {
        fine(group);
        next.stopped(group);
    }
}
