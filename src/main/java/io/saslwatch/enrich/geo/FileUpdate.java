package io.saslwatch.enrich.geo;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

/** Updates one file: download beside it, check, put into place. The present file stays whatever fails. */
final class FileUpdate {

    private final UpdateOptions options;
    private final InstantSource clock;
    private final Download download;

    FileUpdate(UpdateOptions options, InstantSource clock) {
        this.options = options;
        this.clock = clock;
        this.download = new Download(options);
    }

    /** Updates; the caller sees to it that nobody else does at the same time. */
    UpdateResult run(UpdateOptions.Item item, boolean dryRun, UpdateProgress progress) throws InterruptedException {
        Path target = options.folder().resolve(item.file());
        Path fresh = options.folder().resolve("." + item.file() + ".part");
        try {
            return run(item, target, fresh, dryRun, progress);
        } catch (DamagedDataException implausible) {
            return new UpdateResult.Failed(item.file(), "what " + Urls.shown(item.url()) + " sent was refused: "
                + implausible.getMessage());
        } catch (java.nio.file.FileSystemException unwritable) {
            return new UpdateResult.Failed(item.file(), "the folder " + options.folder() + " cannot be written ("
                + unwritable.getClass().getSimpleName() + "); check its rights and its space, or set "
                + "saslwatch.enrich.geo.folder");
        } catch (IOException failed) {
            return new UpdateResult.Failed(item.file(), failed.getMessage());
        } finally {
            delete(fresh);
        }
    }

    private UpdateResult run(UpdateOptions.Item item, Path target, Path fresh, boolean dryRun, UpdateProgress progress)
            throws IOException, InterruptedException {
        String url = Origin.digest(item.url().toString());
        Instant now = clock.instant();
        Origin known = known(target, url);
        HttpHeaders headers = download.get(item, known, fresh, progress, now);
        if (headers == null) {
            if (!dryRun) {
                new Origin(url, known.etag(), known.modified(), known.size(), now).write(target);
            }
            return new UpdateResult.Unchanged(item.file());
        }
        Instant built = Plausibility.check(fresh, target, now);
        long size = Files.size(fresh);
        boolean equal = Files.exists(target) && Files.mismatch(fresh, target) < 0;
        if (!equal && dryRun) {
            return new UpdateResult.WouldUpdate(item.file(), built, size);
        }
        if (!equal) {
            Durable.replace(fresh, target);
        }
        if (!dryRun) {
            new Origin(url, headers.firstValue("ETag").orElse(""), headers.firstValue("Last-Modified").orElse(""),
                size, now).write(target);
        }
        return equal ? new UpdateResult.Unchanged(item.file()) : new UpdateResult.Updated(item.file(), built, size);
    }

    /** What the present file came with; null when it is not the file that was downloaded from this address. */
    private static Origin known(Path target, String url) throws IOException {
        Origin known = Origin.read(target);
        return known != null && known.url().equals(url) && Files.isRegularFile(target)
            && Files.size(target) == known.size() ? known : null;
    }

    private static void delete(Path fresh) {
        try {
            Files.deleteIfExists(fresh);
        } catch (IOException remains) {
            // the next update writes over it
        }
    }
}
