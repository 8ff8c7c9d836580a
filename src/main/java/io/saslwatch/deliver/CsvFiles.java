package io.saslwatch.deliver;

import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.EventBatch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Gets each row into its file exactly once. The store holds how long each file is, and changes that in the transaction
 * that stores the batch; what a file holds behind that length was never committed and is cut off: at once after a
 * rollback, otherwise before the next batch or at the next start.
 */
final class CsvFiles implements CsvSink {

    private final Path folder;
    private final CsvLayout layout;
    private final CsvLedger ledger;
    private final CsvMending mending;
    private final CsvSwaps swaps;
    private final CsvChoice choice;
    private final InstantSource clock;
    private final boolean durable;
    private final AutoCloseable lock;
    /** Lengths known to be committed; a file is missing here until it was looked at, and after a doubtful end. */
    private final Map<Path, Long> committed = new HashMap<>();
    /** What the transaction under way has written. */
    private final Map<Path, CsvFile> open = new LinkedHashMap<>();
    private final CsvForcing forcing = new CsvForcing();

    CsvFiles(Path folder, CsvLayout layout, CsvLedger ledger, CsvMending mending, CsvSwaps swaps, CsvChoice choice,
             InstantSource clock, boolean durable, AutoCloseable lock) {
        this.folder = folder;
        this.layout = layout;
        this.ledger = ledger;
        this.mending = mending;
        this.swaps = swaps;
        this.choice = choice;
        this.clock = clock;
        this.durable = durable;
        this.lock = lock;
    }

    /** Cuts off what a crash left behind. */
    void recover() {
        swaps.recover();
        ledger.lengths().forEach((path, length) -> {
            Path file = Path.of(path);
            // A file that is shorter, or gone, is told of when it is written to; old days may have been archived
            if (file.startsWith(folder) && mending.size(file) > length) {
                committed.put(file, mending.mended(file, length));
            }
        });
    }

    @Override
    public void prepare(EventBatch batch) {
        prepare(batch.settled());
    }

    /** Makes the store know the files of these events. */
    void prepare(List<AuthEvent> events) {
        String last = null;
        for (AuthEvent event : events) {
            String name = layout.fileOf(event);
            if (name != null && !name.equals(last)) {
                prepare(folder.resolve(name));
                last = name;
            }
        }
    }

    /** Makes the store know a file, and mends it; returns its committed length. */
    long prepare(Path file) {
        if (swaps.finish(file)) {
            committed.remove(file);
        }
        Long length = committed.get(file);
        if (length == null) {
            OptionalLong known = ledger.length(file.toString());
            length = known.isPresent() ? mending.mended(file, known.getAsLong()) : mending.entered(file);
        } else if (mending.size(file) != length) {
            length = mending.mended(file, length);
        }
        committed.put(file, length);
        return length;
    }

    /** What is known of a file's length is no longer true. */
    void forget(Path file) {
        committed.remove(file);
    }

    @Override
    public List<CsvSheet> sheets(EventBatch batch) {
        return sheets(choice.settled(batch.settled()));
    }

    /** The rows by file. */
    List<CsvSheet> sheets(List<CsvEntry> entries) {
        Map<String, List<CsvEntry>> rows = new LinkedHashMap<>();
        for (CsvEntry entry : entries) {
            rows.computeIfAbsent(layout.fileOf(entry.event()), n -> new ArrayList<>()).add(entry);
        }
        List<CsvSheet> sheets = new ArrayList<>(rows.size());
        rows.forEach((name, events) -> sheets.add(new CsvSheet(folder.resolve(name), events)));
        return sheets;
    }

    @Override
    public Map<String, Object> append(CsvSheet sheet, byte[] rows) {
        if (open.isEmpty()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    forcing.await();
                }

                @Override
                public void afterCompletion(int status) {
                    ended(status);
                }
            });
        }
        CsvFile file = open.get(sheet.file());
        if (file == null) {
            file = CsvFile.open(sheet.file(), committed.get(sheet.file()));
            open.put(sheet.file(), file);
        }
        if (file.length() == 0) {
            file.append((layout.header() + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
        file.append(rows);
        choice.written(sheet);
        return Map.of("collector", ledger.collector(), "path", sheet.file().toString(), "length", file.length());
    }

    @Override
    public void force() {
        if (durable) {
            open.values().forEach(forcing::begin);
        }
    }

    @Override
    public int deleteOld(int keepDays) {
        if (keepDays == 0) {
            return 0;
        }
        int deleted = 0;
        for (String path : ledger.lengths().keySet()) {
            Path file = Path.of(path);
            if (folder.equals(file.getParent()) && CsvDays.isOlder(file, keepDays, clock.instant())) {
                mending.delete(file);
                choice.deleted(file);
                committed.remove(file);
                deleted++;
            }
        }
        return deleted;
    }

    @Override
    public void close() {
        forcing.close();
        try {
            lock.close();
        } catch (Exception e) {
            throw new CsvException("The lock of the folder " + folder + " did not close: " + e.getMessage(), e);
        }
    }

    private void ended(int status) {
        forcing.finish();
        open.forEach((path, file) -> {
            if (status == TransactionSynchronization.STATUS_COMMITTED) {
                committed.put(path, file.length());
            } else {
                // Whether the database committed may be unknown when it went away: then only it can tell, later
                committed.remove(path);
                if (status == TransactionSynchronization.STATUS_ROLLED_BACK) {
                    file.cutBack();
                }
            }
            file.close();
        });
        open.clear();
    }
}
