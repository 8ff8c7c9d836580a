package io.saslwatch.read;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Remembers which files cannot be read, or are missing for long: told once, tried again every second. */
final class Unreadable {

    private static final Duration RETRY = Duration.ofSeconds(1);
    // a rotation needs no longer to make the new log
    private static final Duration ABSENT = Duration.ofMinutes(1);

    private final ReadEvents events;
    private final boolean missingToo;
    private final Map<Path, Instant> since = new HashMap<>();
    private final Map<Path, Instant> absentSince = new HashMap<>();

    /** {@code missingToo}: whether a file that is not there is worth telling; a live log may come later. */
    Unreadable(ReadEvents events, boolean missingToo) {
        this.events = events;
        this.missingToo = missingToo;
    }

    void failed(Path path, IOException cause, Instant now) {
        if (cause instanceof NoSuchFileException && !missingToo) {
            // rotated away between two looks, or not there yet
            return;
        }
        if (since.put(path, now) == null) {
            events.unreadable(path, reason(cause));
        }
    }

    void fine(Path path) {
        if (since.remove(path) != null) {
            events.readableAgain(path);
        }
    }

    /** A log that should be there is not, which for a moment is right. */
    void absent(Path path, Instant now) {
        Instant first = absentSince.computeIfAbsent(path, key -> now);
        if (!now.isBefore(first.plus(ABSENT)) && since.put(path, now) == null) {
            events.unreadable(path, ReadEvents.MISSING);
        }
    }

    /** It is there. */
    void there(Path path) {
        if (absentSince.remove(path) != null) {
            fine(path);
        }
    }

    /** Nothing is looked for any more. */
    void forget() {
        since.keySet().forEach(events::letGo);
        since.clear();
        absentSince.clear();
    }

    /** Whether it failed so lately that it need not be tried now. */
    boolean isNow(Path path, Instant now) {
        Instant failed = since.get(path);
        return failed != null && now.isBefore(failed.plus(RETRY));
    }

    boolean none() {
        return since.isEmpty();
    }

    private static String reason(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return ReadEvents.MISSING;
        }
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        String reason = cause instanceof FileSystemException system ? system.getReason() : cause.getMessage();
        return reason == null ? cause.toString() : reason;
    }
}
