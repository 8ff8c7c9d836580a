package io.saslwatch.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.saslwatch.store.Store;
import io.saslwatch.store.StoreEvents;
import io.saslwatch.store.Stores;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class DeadlineTest {

    @Test
    void aQueryWithoutAnEndIsGivenUpAndEndsItself() throws Exception {
        try (Store store = new Stores(InstantSource.system(), StoreEvents.logging()).temporary("test", ZoneOffset.UTC)) {
            JdbcTemplate database = new JdbcTemplate(store.dataSource());
            assertThatThrownBy(() -> Deadline.within(Duration.ofMillis(300), () -> database.queryForObject(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n", Long.class)))
                .isInstanceOf(TimeoutException.class);

            await().atMost(Duration.ofSeconds(20)).until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("reload-check")));
            assertThat(Deadline.within(Duration.ofSeconds(20), () -> database.queryForObject("SELECT 7", Long.class)))
                .isEqualTo(7);
        }
    }

    @Test
    void whatFailsInTimeFailsAsItIs() {
        assertThatThrownBy(() -> Deadline.within(Duration.ofSeconds(20), () -> {
            throw new IllegalArgumentException("wrong");
        })).isInstanceOf(IllegalArgumentException.class).hasMessage("wrong");
    }
}
