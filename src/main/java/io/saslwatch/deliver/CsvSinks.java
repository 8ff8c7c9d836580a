package io.saslwatch.deliver;

import io.saslwatch.event.AddressBook;
import io.saslwatch.event.ResolverErrno;
import io.saslwatch.event.StoredEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.LongFunction;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Makes the objects that {@code routes/6-deliver} names. */
public final class CsvSinks implements AutoCloseable {

    private final CsvSink sink;
    private final Map<String, Object> beans;

    private CsvSinks(CsvSink sink, Map<String, Object> beans) {
        this.sink = sink;
        this.beans = beans;
    }

    /**
     * What the store tells.
     *
     * @param database  whose transactions commit the files' lengths
     * @param pathOf    where a stream was last found, by its number; null when it is not known
     * @param addresses what is known of addresses; may remember what does not change soon
     * @param now       the same, as other processes have left it
     * @param events    single events
     */
    public record Sources(DataSource database, LongFunction<String> pathOf, AddressBook addresses, AddressBook now,
                          StoredEvents events) {
    }

    /** For when no CSV files are wanted. */
    public static CsvSinks off() {
        return new CsvSinks(CsvSink.OFF, Map.of("csvSink", CsvSink.OFF,
            "csvRows", new CsvRows(FullLayout.single("", stream -> null)), "csvLate", CsvLate.OFF,
            "csvRewrite", CsvRewrite.OFF));
    }

    /**
     * Takes the folder, and brings to an end or takes back what a crash left behind.
     *
     * @throws CsvException when the folder cannot be used or another process uses it
     */
    public static CsvSinks open(CsvConfig config, Sources sources, CsvEvents events, InstantSource clock) {
        Path folder;
        try {
            folder = Files.createDirectories(config.folder()).toRealPath();
        } catch (IOException e) {
            throw new CsvException("The folder of CSV files " + config.folder() + " cannot be made: " + e + ". Make "
                + "the folder above it writable for this user, or set saslwatch.csv.folder.", e);
        }
        CsvLayout layout = switch (config.kind()) {
            case DAILY -> FullLayout.daily(sources.pathOf());
            case SINGLE -> FullLayout.single(config.file(), sources.pathOf());
            case MAILLOGSENTINEL ->
                new MailLogSentinelLayout(config.file(), config.zone(), status -> status == null ? "" : ResolverErrno.text(status));
        };
        AutoCloseable lock = config.exclusive() ? CsvFolderLock.take(folder) : () -> { };
        CsvLedger ledger = new CsvLedger(sources.database(), config.collector());
        JdbcTemplate sql = new JdbcTemplate(sources.database());
        CsvWaiting waiting = new CsvWaiting(sql, config.collector());
        CsvUnanswered unanswered = new CsvUnanswered(sql, config.collector());
        CsvSwaps swaps = new CsvSwaps(folder, ledger);
        CsvChoice choice = new CsvChoice(layout, sources.addresses(), waiting, unanswered, config.names(), clock);
        CsvFiles files = new CsvFiles(folder, layout, ledger, new CsvMending(ledger, events), swaps, choice, clock,
            config.durable(), lock);
        try {
            files.recover();
        } catch (RuntimeException e) {
            files.close();
            throw e;
        }
        return new CsvSinks(files, Map.of("csvSink", files, "csvRows", new CsvRows(layout),
            "csvLate", new CsvLateRows(files, choice, waiting, sources.events(), sources.now(), events, clock),
            "csvRewrite", new CsvRewriting(folder, files, swaps, unanswered, sources.now(), config.names(), events,
                clock)));
    }

    /** The objects, to be bound in Camel's registry. */
    public Map<String, Object> beans() {
        return beans;
    }

    @Override
    public void close() {
        sink.close();
    }
}
