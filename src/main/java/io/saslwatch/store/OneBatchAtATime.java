package io.saslwatch.store;

import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.Policy;
import org.springframework.core.NestedRuntimeException;

/**
 * A route's {@code policy} whose steps only one exchange at a time passes: readers of several groups take turns. What
 * is prepared before the transaction, such as the lengths of CSV files, must not change until its end. A failure of the
 * database leaves here as a {@link StoreException} that an operator can read.
 */
public final class OneBatchAtATime implements Policy {

    private final ReentrantLock turn = new ReentrantLock(true);

    private final String store;

    OneBatchAtATime(String store) {
        this.store = store;
    }

    @Override
    public void beforeWrap(Route route, NamedNode definition) {
        // nothing to prepare
    }

    @Override
    public Processor wrap(Route route, Processor steps) {
        return exchange -> {
            turn.lockInterruptibly();
            exchange.getUnitOfWork().beginTransactedBy(this);
            try {
                steps.process(exchange);
                Exception failure = exchange.getException();
                if (failure instanceof NestedRuntimeException) {
                    exchange.setException(readable(failure));
                }
            } catch (NestedRuntimeException e) {
                throw readable(e);
            } finally {
                exchange.getUnitOfWork().endTransactedBy(this);
                turn.unlock();
            }
        };
    }

    /** Spring's exceptions, of data access and of transactions alike, quote the statement first and the cause last. */
    private StoreException readable(Exception failure) {
        return new StoreException("The store " + store + " took nothing of a batch: " + JdbcUrl.masked(failure, null)
            + ". Nothing is lost, reading waits and tries again; see that the database runs and has room.", failure);
    }
}
