package io.saslwatch.deliver;

import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.EventBatch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Gets each row into its file exactly once. The store holds how long each file is, and changes that in the transaction
 * that stores the batch; what a file holds behind that length was never committed and is cut off: at once after a
 * rollback, otherwise before the next batch or at the next start.
 */
final class CsvFiles implements CsvSink {

    private static final Pattern DAILY = Pattern.compile("events-(\\d{4}-\\d{2}-\\d{2})\\.csv");

    private final Path folder;
    private final CsvLayout layout;
    private final CsvLedger ledger;
    private final CsvMending mending;
    private final InstantSource clock;
    private final boolean durable;
    private final AutoCloseable lock;
    /** Lengths known to be committed; a file is missing here until it was looked at, and after a doubtful end. */
    private final Map<Path, Long> committed = new HashMap<>();
    /** What the transaction under way has written. */
    private final Map<Path, CsvFile> open = new LinkedHashMap<>();

    CsvFiles(Path folder, CsvLayout layout, CsvLedger ledger, CsvMending mending, InstantSource clock, boolean durable,
             AutoCloseable lock) {
        this.folder = folder;
        this.layout = layout;
        this.ledger = ledger;
        this.mending = mending;
        this.clock = clock;
        this.durable = durable;
        this.lock = lock;
    }

    /** Cuts off what a crash left behind. */
    void recover() {
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
        for (CsvSheet sheet : sheets(batch)) {
            Path file = sheet.file();
            Long length = committed.get(file);
            if (length == null) {
                OptionalLong known = ledger.length(file.toString());
                length = known.isPresent() ? mending.mended(file, known.getAsLong()) : mending.entered(file);
            } else if (mending.size(file) != length) {
                length = mending.mended(file, length);
            }
            committed.put(file, length);
        }
    }

    @Override
    public List<CsvSheet> sheets(EventBatch batch) {
        Map<String, List<AuthEvent>> rows = new LinkedHashMap<>();
        for (AuthEvent event : batch.settled()) {
            String name = layout.fileOf(event);
            if (name != null) {
                rows.computeIfAbsent(name, n -> new ArrayList<>()).add(event);
            }
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
        return Map.of("collector", ledger.collector(), "path", sheet.file().toString(), "length", file.length());
    }

    @Override
    public void force() {
        if (durable) {
            open.values().forEach(CsvFile::force);
        }
    }

    @Override
    public int deleteOld(int keepDays) {
        if (keepDays == 0) {
            return 0;
        }
        LocalDate oldest = LocalDate.ofInstant(clock.instant().minus(Duration.ofDays(keepDays)), ZoneOffset.UTC);
        int deleted = 0;
        for (String path : ledger.lengths().keySet()) {
            Path file = Path.of(path);
            if (folder.equals(file.getParent()) && isBefore(oldest, file.getFileName().toString())) {
                mending.delete(file);
                committed.remove(file);
                deleted++;
            }
        }
        return deleted;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (Exception e) {
            throw new CsvException("The lock of the folder " + folder + " did not close: " + e.getMessage(), e);
        }
    }

    private void ended(int status) {
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

    private static boolean isBefore(LocalDate oldest, String name) {
        Matcher daily = DAILY.matcher(name);
        try {
            return daily.matches() && LocalDate.parse(daily.group(1)).isBefore(oldest);
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
