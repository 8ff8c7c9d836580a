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

/** Remembers which files cannot be read: told once, tried again every second. */
final class Unreadable {

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final ReadEvents events;
    private final boolean missingToo;
    private final Map<Path, Instant> since = new HashMap<>();

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
            return "there is no such file";
        }
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        String reason = cause instanceof FileSystemException system ? system.getReason() : cause.getMessage();
        return reason == null ? cause.toString() : reason;
    }
}
