package io.saslwatch.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.component.sql.SqlPrepareStatementStrategy;

/**
 * Lets camel-sql set a statement's positional parameters straight from one of our records. Its own way, through lists
 * of objects, asks the driver for the type of each null, which alone takes longer than storing the row.
 *
 * @param <T> the record
 */
public final class RowBinder<T> implements SqlPrepareStatementStrategy {

    /** Sets the parameters. */
    interface Binding<T> {
        void bind(PreparedStatement statement, T row) throws SQLException;
    }

    private final Class<T> type;
    private final Binding<T> binding;

    RowBinder(Class<T> type, Binding<T> binding) {
        this.type = type;
        this.binding = binding;
    }

    @Override
    public String prepareQuery(String query, boolean allowNamedParameters, Exchange exchange) {
        return query;
    }

    @Override
    public Iterator<?> createPopulateIterator(String query, String preparedQuery, int expectedParams, Exchange exchange,
                                              Object value) {
        return List.of(value).iterator();
    }

    @Override
    public void populateStatement(PreparedStatement statement, Iterator<?> iterator, int expectedParams)
            throws SQLException {
        binding.bind(statement, type.cast(iterator.next()));
    }
}
