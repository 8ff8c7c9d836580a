package io.saslwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.saslwatch.event.Alerts;
import io.saslwatch.event.Finding;
import io.saslwatch.event.Severity;
import io.saslwatch.event.SubjectKind;
import io.saslwatch.store.Store;
import io.saslwatch.store.StoreEvents;
import io.saslwatch.store.Stores;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sinks sleep until alerts are committed that they were not told of. */
class WakingAlertsTest {

    private static final Instant TIME = Instant.parse("2026-11-20T12:00:00Z");

    private final AtomicInteger calls = new AtomicInteger();

    private static List<Finding> finding(Severity severity) {
        return List.of(new Finding("takeover", severity, SubjectKind.USER, "anna", TIME, "found", 1, TIME, TIME, List.of(), 0,
            List.of()));
    }

    @Test
    void sinksAreWokenByNewAndRisenAlertsAfterTheirCommitOnly() {
        try (Store store = new Stores(InstantSource.system(), StoreEvents.logging()).temporary("mx1", ZoneOffset.UTC)) {
            Alerts alerts = new WakingAlerts(store.alerts(), calls::incrementAndGet);
            TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(store.dataSource()));

            transaction.executeWithoutResult(status -> {
                alerts.store(finding(Severity.LOW));
                status.setRollbackOnly();
            });
            assertThat(calls).as("rolled back").hasValue(0);
            transaction.executeWithoutResult(status -> {
                alerts.store(finding(Severity.LOW));
                assertThat(calls).as("not committed").hasValue(0);
            });
            assertThat(calls).as("new").hasValue(1);
            transaction.executeWithoutResult(status -> alerts.store(finding(Severity.LOW)));
            assertThat(calls).as("found again").hasValue(1);
            transaction.executeWithoutResult(status -> alerts.store(finding(Severity.HIGH)));
            assertThat(calls).as("risen").hasValue(2);
            alerts.store(finding(Severity.INFO));
            assertThat(alerts.all()).hasSize(1);
        }
    }
}
