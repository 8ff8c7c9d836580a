package io.saslwatch.cli;

import io.saslwatch.read.LoggingReadEvents;
import io.saslwatch.read.ReadEvents;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** What a scan is told while it reads: the end, and what is wrong with the logs. */
final class ScanEvents implements ReadEvents {

    private final ReadEvents log = new LoggingReadEvents();
    private final CompletableFuture<List<Summary>> end = new CompletableFuture<>();
    private final Set<Path> unreadable = ConcurrentHashMap.newKeySet();

    /** Whether some log could not be read. */
    boolean incomplete() {
        return !unreadable.isEmpty();
    }

    /** What was read of each source, once all is read and stored; fails when it could not be. */
    CompletableFuture<List<Summary>> end() {
        return end;
    }

    @Override
    public void damaged(Path path, long offset, String cause) {
        log.damaged(path, offset, cause);
    }

    @Override
    public void unreadable(Path path, String cause) {
        unreadable.add(path);
        log.unreadable(path, cause);
    }

    @Override
    public void readableAgain(Path path) {
        unreadable.remove(path);
        log.readableAgain(path);
    }

    @Override
    public void recovered(String group, Duration after) {
        log.recovered(group, after);
    }

    @Override
    public void finished(String group, List<Summary> sources) {
        end.complete(sources);
    }

    @Override
    public void gaveUp(String group, Throwable cause) {
        end.completeExceptionally(cause);
    }
}
