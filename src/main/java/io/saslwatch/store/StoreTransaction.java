package io.saslwatch.store;

import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.Policy;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A route's {@code policy} whose steps are one transaction of the store: committed when they succeed, rolled back when
 * one fails or leaves an exception on the exchange. The exchange is marked as transacted, so that its steps stay on
 * this thread and camel-sql does not commit by itself. Thread-safe.
 */
public final class StoreTransaction implements Policy {

    private final TransactionTemplate transaction;
    private final StoreLock lock;
    private final Lease lease;

    StoreTransaction(TransactionTemplate transaction, StoreLock lock, Lease lease) {
        this.transaction = transaction;
        this.lock = lock;
        this.lease = lease;
    }

    @Override
    public void beforeWrap(Route route, NamedNode definition) {
        // nothing to prepare
    }

    @Override
    public Processor wrap(Route route, Processor steps) {
        return exchange -> {
            exchange.getUnitOfWork().beginTransactedBy(this);
            try {
                lock.check();
                transaction.executeWithoutResult(status -> run(steps, exchange));
            } catch (StepFailed e) {
                exchange.setException(e.getCause());
            } catch (TransactionSystemException e) {
                // When rolling back fails as well, the first failure is the one that helps
                Throwable first = e.getApplicationException();
                exchange.setException(first instanceof StepFailed ? first.getCause() : e);
            } catch (RuntimeException e) {
                exchange.setException(e);
            } finally {
                exchange.getUnitOfWork().endTransactedBy(this);
            }
        };
    }

    private void run(Processor steps, Exchange exchange) {
        lease.confirm();
        try {
            steps.process(exchange);
        } catch (Exception e) {
            throw new StepFailed(e);
        }
        if (exchange.getException() != null) {
            throw new StepFailed(exchange.getException());
        }
    }

    /** Carries a step's exception through the transaction, which rolls back for unchecked ones. */
    private static final class StepFailed extends RuntimeException {
        private StepFailed(Exception cause) {
            super(cause);
        }
    }
}
