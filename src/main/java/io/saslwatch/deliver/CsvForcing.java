package io.saslwatch.deliver;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Brings files to disk on a thread of its own, while the transaction that wrote them goes on. For one transaction at a time. */
final class CsvForcing implements AutoCloseable {

    private static final CompletableFuture<Void> NOTHING = CompletableFuture.completedFuture(null);

    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "csv-force");
        made.setDaemon(true);
        return made;
    });
    private CompletableFuture<Void> begun = NOTHING;

    /** Begins with what the file holds now. */
    void begin(CsvFile file) {
        begun = CompletableFuture.allOf(begun, CompletableFuture.runAsync(file::force, thread));
    }

    /**
     * Waits until all that was begun is on disk.
     *
     * @throws CsvException when a file could not be brought there
     */
    void await() {
        try {
            begun.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof CsvException told ? told
                : new CsvException("CSV files cannot be brought to disk: " + failed.getCause(), failed);
        }
    }

    /** Nothing is under way any more after this, so that the files can be closed; whether it failed, the commit was told. */
    void finish() {
        begun.handle((done, failed) -> done).join();
        begun = NOTHING;
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
