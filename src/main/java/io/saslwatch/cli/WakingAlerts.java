package io.saslwatch.cli;

import io.saslwatch.event.Alert;
import io.saslwatch.event.Alerts;
import io.saslwatch.event.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The store's alerts, whose sinks are woken as soon as new ones are committed: so sinks need not ask the store every few
 * seconds. Thread-safe.
 */
record WakingAlerts(Alerts stored, Runnable wake) implements Alerts {

    @Override
    public List<Alert> store(List<Finding> findings) {
        List<Alert> told = stored.store(findings);
        if (!told.isEmpty()) {
            // Before the commit a sink would find nothing, and sleep again
            if (TransactionSynchronizationManager.isSynchronizationActive()) {
                TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        wake.run();
                    }
                });
            } else {
                wake.run();
            }
        }
        return told;
    }

    @Override
    public List<Alert> all() {
        return stored.all();
    }

    @Override
    public List<Alert> open() {
        return stored.open();
    }

    @Override
    public List<Alert> since(Instant time) {
        return stored.since(time);
    }

    @Override
    public Optional<Alert> byUid(String uid) {
        return stored.byUid(uid);
    }

    @Override
    public Optional<Alert> byId(long id) {
        return stored.byId(id);
    }
}
