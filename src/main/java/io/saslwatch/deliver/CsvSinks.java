package io.saslwatch.deliver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.LongFunction;
import javax.sql.DataSource;

/** Makes the objects that {@code routes/6-deliver/csv.camel.yaml} names. */
public final class CsvSinks implements AutoCloseable {

    private final CsvSink sink;
    private final CsvRows rows;

    private CsvSinks(CsvSink sink, CsvRows rows) {
        this.sink = sink;
        this.rows = rows;
    }

    /** For when no CSV files are wanted. */
    public static CsvSinks off() {
        return new CsvSinks(CsvSink.OFF, new CsvRows(FullLayout.single("", stream -> null)));
    }

    /**
     * Takes the folder and cuts off what a crash left behind.
     *
     * @param database of the store, whose transactions commit the files' lengths
     * @param pathOf   where a stream was last found, by its number; null when it is not known
     * @throws CsvException when the folder cannot be used or another process uses it
     */
    public static CsvSinks open(CsvConfig config, DataSource database, LongFunction<String> pathOf, CsvEvents events,
                                InstantSource clock) {
        Path folder;
        try {
            folder = Files.createDirectories(config.folder()).toRealPath();
        } catch (IOException e) {
            throw new CsvException("The folder of CSV files " + config.folder() + " cannot be made: " + e + ". Make "
                + "the folder above it writable for this user, or set saslwatch.csv.folder.", e);
        }
        CsvLayout layout = switch (config.kind()) {
            case DAILY -> FullLayout.daily(pathOf);
            case SINGLE -> FullLayout.single(config.file(), pathOf);
            case MAILLOGSENTINEL -> new MailLogSentinelLayout(config.file(), config.zone());
        };
        AutoCloseable lock = config.exclusive() ? CsvFolderLock.take(folder) : () -> { };
        CsvLedger ledger = new CsvLedger(database, config.collector());
        CsvFiles files = new CsvFiles(folder, layout, ledger, new CsvMending(ledger, events), clock, config.durable(),
            lock);
        try {
            files.recover();
        } catch (RuntimeException e) {
            files.close();
            throw e;
        }
        return new CsvSinks(files, new CsvRows(layout));
    }

    /** The objects, to be bound in Camel's registry. */
    public Map<String, Object> beans() {
        return Map.of("csvSink", sink, "csvRows", rows);
    }

    @Override
    public void close() {
        sink.close();
    }
}
