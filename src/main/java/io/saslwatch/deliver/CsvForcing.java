package io.saslwatch.deliver;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Brings files to disk on a thread of its own, while the transaction that wrote them goes on. For one transaction at a time. */
final class CsvForcing implements AutoCloseable {

    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "csv-force");
        made.setDaemon(true);
        return made;
    });
    private final List<Future<?>> begun = new ArrayList<>();

    /** Begins with what the file holds now. */
    void begin(CsvFile file) {
        begun.add(thread.submit(file::force));
    }

    /**
     * Waits until all that was begun is on disk.
     *
     * @throws CsvException when a file could not be brought there
     */
    void await() {
        try {
            for (Future<?> one : begun) {
                one.get();
            }
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof CsvException told) {
                throw told;
            }
            throw new CsvException("CSV files cannot be brought to disk: " + failed.getCause(), failed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CsvException("Stopped while CSV files were being brought to disk; what is not committed is read again", e);
        }
    }

    /** Nothing is under way any more after this, so that the files can be closed. */
    void finish() {
        for (Future<?> one : begun) {
            settle(one);
        }
        begun.clear();
    }

    private static void settle(Future<?> one) {
        boolean interrupted = false;
        while (true) {
            try {
                one.get();
                break;
            } catch (ExecutionException failed) {
                // the commit was told
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
