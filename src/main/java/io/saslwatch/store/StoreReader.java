package io.saslwatch.store;

import java.util.List;
import javax.sql.DataSource;

/** A store that is only looked at, beside whatever process writes to it. Thread-safe. */
public final class StoreReader implements AutoCloseable {

    private final DataSource dataSource;
    private final List<AutoCloseable> toClose;

    StoreReader(DataSource dataSource, List<AutoCloseable> toClose) {
        this.dataSource = dataSource;
        this.toClose = List.copyOf(toClose);
    }

    /** The database. Its tables are those of this program's version. */
    public DataSource dataSource() {
        return dataSource;
    }

    @Override
    public void close() {
        StoreParts.closeAll(toClose);
    }
}
