package io.saslwatch.enrich.geo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Keeps the files of the data folder up to date, when a person or the schedule says so. Thread-safe. */
public final class GeoUpdates {

    private final UpdateOptions options;
    private final GeoEvents events;
    private final InstantSource clock;
    private boolean failing;

    /** Nothing is asked for and nothing is written before an update is wanted. */
    public GeoUpdates(UpdateOptions options, GeoEvents events, InstantSource clock) {
        this.options = options;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Updates all files, one after the other; one that fails does not stop the rest.
     *
     * @param dryRun whether to download and check only
     * @return one result for each file, in their order
     */
    public synchronized List<UpdateResult> update(boolean dryRun, UpdateProgress progress) throws InterruptedException {
        List<UpdateResult> results = new ArrayList<>();
        try {
            Files.createDirectories(options.folder());
            try (FileChannel channel = FileChannel.open(options.folder().resolve(".update.lock"),
                    StandardOpenOption.CREATE, StandardOpenOption.WRITE); FileLock lock = channel.tryLock()) {
                if (lock == null) {
                    return all("another process is updating " + options.folder() + "; wait until it has ended");
                }
                FileUpdate update = new FileUpdate(options, clock);
                for (UpdateOptions.Item item : options.items()) {
                    results.add(update.run(item, dryRun, progress));
                }
            }
        } catch (OverlappingFileLockException here) {
            return all("another update of " + options.folder() + " is under way; wait until it has ended");
        } catch (IOException unwritable) {
            return all("the folder " + options.folder() + " cannot be written (" + unwritable.getClass().getSimpleName()
                + "); check its rights and its space, or set saslwatch.enrich.geo.folder");
        }
        return results;
    }

    private List<UpdateResult> all(String cause) {
        return options.items().stream().<UpdateResult>map(item -> new UpdateResult.Failed(item.file(), cause)).toList();
    }

    /**
     * Updates when the last check of some file is longer ago than the options say, which holds over restarts; called by
     * the schedule more often than that. After a failure it is due again at once. What happens is told as events, several
     * failures in a row once.
     */
    public synchronized void updateWhenDue() throws InterruptedException {
        if (options.items().stream().noneMatch(this::isDue)) {
            return;
        }
        List<UpdateResult> results = update(false, UpdateProgress.NONE);
        List<UpdateResult.Failed> failures = new ArrayList<>();
        for (UpdateResult result : results) {
            if (result instanceof UpdateResult.Updated updated) {
                events.updated(updated);
            } else if (result instanceof UpdateResult.Failed failed) {
                failures.add(failed);
            }
        }
        if (!failures.isEmpty() && !failing) {
            events.updateFailed(failures);
        } else if (failures.isEmpty() && failing) {
            events.updateRecovered();
        }
        failing = !failures.isEmpty();
    }

    private boolean isDue(UpdateOptions.Item item) {
        Path file = options.folder().resolve(item.file());
        Origin origin = Origin.read(file);
        return origin == null || !Files.exists(file)
            || !origin.checked().plus(options.every()).isAfter(clock.instant());
    }
}
