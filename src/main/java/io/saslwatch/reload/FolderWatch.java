package io.saslwatch.reload;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Wakes whoever waits for a change of some folders. It only makes looks come sooner: where the system does not tell of
 * changes (network mounts, no watches left), waiting just ends by time. For one waiting thread.
 */
final class FolderWatch implements AutoCloseable {

    private final WatchService service;
    private final Map<Path, WatchKey> keys = new HashMap<>();

    FolderWatch() {
        service = open();
    }

    private static WatchService open() {
        try {
            return FileSystems.getDefault().newWatchService();
        } catch (IOException | UnsupportedOperationException none) {
            return null;
        }
    }

    /** From now on these folders. */
    void watch(Collection<Path> folders) {
        if (service == null) {
            return;
        }
        keys.entrySet().removeIf(each -> {
            boolean gone = !folders.contains(each.getKey()) || !each.getValue().isValid();
            if (gone) {
                each.getValue().cancel();
            }
            return gone;
        });
        for (Path folder : folders) {
            if (!keys.containsKey(folder)) {
                try {
                    keys.put(folder, folder.register(service, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE));
                } catch (IOException | ClosedWatchServiceException polledInstead) {
                    // the next look finds what changed
                }
            }
        }
    }

    /** Waits for a change, so long at most. */
    void await(Duration most) throws InterruptedException {
        if (service == null) {
            TimeUnit.NANOSECONDS.sleep(most.toNanos());
            return;
        }
        try {
            for (WatchKey key = service.poll(most.toNanos(), TimeUnit.NANOSECONDS); key != null; key = service.poll()) {
                key.pollEvents();
                key.reset();
            }
        } catch (ClosedWatchServiceException closed) {
            // whoever waits looks next whether it shall go on
        }
    }

    @Override
    public void close() throws IOException {
        if (service != null) {
            service.close();
        }
    }
}
