package io.saslwatch.store;

import io.saslwatch.event.AddressBook;
import io.saslwatch.event.Alerts;
import io.saslwatch.event.DetectionProgress;
import io.saslwatch.event.ExtractionState;
import io.saslwatch.event.Outbox;
import io.saslwatch.event.ReadPositions;
import io.saslwatch.event.StoredEvents;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An open store. Closing it gives back its lock; no batch may be under way then. Everything it hands out is thread-safe
 * and ends with it.
 */
public final class Store implements AutoCloseable {

    private final StoreParts parts;
    private final JdbcTemplate database;
    private final TransactionTemplate transaction;
    private final SqlPositions positions;
    private final SqlExtractionState state;
    private final StreamPaths paths;
    private final StoredBook book;
    private final SqlDetection detection;
    private final List<AutoCloseable> toClose;

    Store(StoreParts parts, List<AutoCloseable> toClose) {
        this.parts = parts;
        this.database = parts.database();
        this.transaction = parts.transaction();
        this.positions = new SqlPositions(database, transaction, parts.collector(), parts.clock());
        this.state = new SqlExtractionState(database, parts.collector());
        this.paths = new StreamPaths(database);
        this.book = new StoredBook(database, StoredBook.KEPT);
        this.detection = new SqlDetection(database, transaction, parts.dialect());
        this.toClose = List.copyOf(toClose);
    }

    /** What kind of database it is; the property {@code saslwatch.store.dialect} of the routes is its folder's name. */
    public Dialect dialect() {
        return parts.dialect();
    }

    /** The collector on whose behalf this process writes. */
    public String collector() {
        return parts.collector();
    }

    /** The database, for other stages that keep something in the same transaction. */
    public DataSource dataSource() {
        return parts.dataSource();
    }

    /** Read positions. */
    public ReadPositions positions() {
        return positions;
    }

    /** The extraction's memory. */
    public ExtractionState extractionState() {
        return state;
    }

    /** Where a stream was last found, for people; null when it is not known. */
    public String pathOf(long stream) {
        return paths.of(stream);
    }

    /** What is known of addresses besides the log; remembers what does not change soon. */
    public AddressBook addresses() {
        return book;
    }

    /** The same, never from memory: what another process wrote is seen at once. */
    public AddressBook addressesNow() {
        return new StoredBook(database, 0);
    }

    /** What rules found. */
    public Alerts alerts() {
        return new SqlAlerts(database, parts.clock());
    }

    /** How far rules have looked. */
    public DetectionProgress detection() {
        return detection;
    }

    /** What waits to be told to sinks. */
    public Outbox outbox() {
        return new SqlOutbox(parts);
    }

    /** Single events. */
    public StoredEvents events() {
        return new SqlStoredEvents(database);
    }

    /** Brings the addresses of stored events up to date. */
    public AddressRefresh refresh() {
        return new AddressRefresh(database, transaction, parts.clock());
    }

    /** What the command line asks of the store. */
    public StoreQueries queries() {
        return new StoreQueries(parts.dataSource());
    }

    /** The objects that {@code routes/4-store} names, to be bound in Camel's registry. */
    public Map<String, Object> beans() {
        Map<String, Object> beans = new HashMap<>(new StoreRows(parts.collector(), parts.clock(), parts.dayZone()).binders());
        beans.putAll(AddressRows.binders());
        beans.put("storeAddresses", new StoreAddresses(database, book, parts.lasting(), parts.clock()));
        beans.put("storeDetection", detection);
        beans.put("storeRuleFacts", new RuleFacts(database, detection, parts.lasting(), parts.clock()));
        beans.put("storeDatabase", parts.dataSource());
        beans.put("storeOneBatchAtATime", new OneBatchAtATime(parts.name()));
        beans.put("storeTransaction", new StoreTransaction(transaction, parts.lock(), parts.lease()));
        beans.put("storePlanner", new StorePlanner(database, parts.dayZone(), paths, parts.lasting()));
        beans.put("storeRetention", new Retention(database, parts.clock()));
        return beans;
    }

    /** Makes the indexes for people's questions where they are missing; on a big store this takes minutes. */
    public void addIndexes() {
        if (parts.lasting()) {
            parts.schema().migrate(true);
        } else {
            parts.schema().indexTemporary();
        }
    }

    @Override
    public void close() {
        StoreParts.closeAll(toClose);
    }

    static TransactionTemplate transactionOf(DataSource dataSource) {
        return new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }
}
