package io.saslwatch.read;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Waits for something to happen in folders. Events only shorten the wait: a folder that cannot be watched, a network
 * file system or a full event queue cost at most the polling time. Waited on by one thread; woken by any.
 */
public final class FileWatch implements AutoCloseable {

    /** A log written to all the time must not keep the processor busy: changes are collected so long. */
    private static final Duration COLLECT = Duration.ofMillis(20);

    private final WatchService service;
    private final Map<Path, WatchKey> keys = new HashMap<>();
    private final Semaphore stopped = new Semaphore(0);

    /** Watches nothing yet. */
    public FileWatch() {
        service = open();
    }

    private static WatchService open() {
        try {
            return FileSystems.getDefault().newWatchService();
        } catch (IOException | UnsupportedOperationException none) {
            // the machine's limit of watches is used up: polling alone does it too
            return null;
        }
    }

    /** Watches these folders from now on, and no others. */
    public void watch(Set<Path> folders) {
        if (service == null) {
            return;
        }
        Set<Path> dropped = new HashSet<>(keys.keySet());
        dropped.removeAll(folders);
        for (Path folder : dropped) {
            keys.remove(folder).cancel();
        }
        for (Path folder : folders) {
            WatchKey key = keys.get(folder);
            if (key == null || !key.isValid()) {
                register(folder);
            }
        }
    }

    private void register(Path folder) {
        try {
            keys.put(folder, folder.register(service, StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_DELETE));
        } catch (IOException | ClosedWatchServiceException notThere) {
            keys.remove(folder);
        }
    }

    /**
     * Waits until something happens, the time is over, or {@link #wake()} is called.
     *
     * @param concerned whether a file of this name is worth waking for when it is written to
     */
    public void await(Duration time, Predicate<String> concerned) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        if (service == null) {
            stopped.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS);
            return;
        }
        try {
            boolean awake = false;
            while (!awake && stopped.availablePermits() == 0) {
                WatchKey key = service.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (key == null) {
                    return;
                }
                stopped.tryAcquire(COLLECT.toNanos(), TimeUnit.NANOSECONDS);
                for (; key != null; key = service.poll()) {
                    awake |= key.pollEvents().stream().anyMatch(event -> worth(event, concerned));
                    awake |= !key.reset();
                }
            }
        } catch (ClosedWatchServiceException ended) {
            // woken for good
        }
    }

    private static boolean worth(WatchEvent<?> event, Predicate<String> concerned) {
        // a full queue lost some events: then everything is looked at
        return event.kind() != StandardWatchEventKinds.ENTRY_MODIFY || concerned.test(event.context().toString());
    }

    /** Ends a wait, and all later ones. */
    public void wake() {
        stopped.release(Integer.MAX_VALUE / 2);
        close();
    }

    @Override
    public void close() {
        try {
            if (service != null) {
                service.close();
            }
        } catch (IOException ignored) {
            // nothing to be done, and nothing is lost
        }
    }
}
