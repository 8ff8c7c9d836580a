package io.saslwatch.manage;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LineRateTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-20T18:00:00Z"));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private void later(int seconds, LineRate rate) {
        for (int i = 0; i < seconds; i += 15) {
            now.updateAndGet(time -> time.plusSeconds(15));
            rate.look();
        }
    }

    @Test
    void aLogThatStoppedAfterACatchUpIsSeenToStandStill() {
        LineRate rate = new LineRate(meters, now::get);
        assertThat(rate.perMinute("mail.log")).as("nothing can be said yet").isEmpty();
        Counter lines = meters.counter("saslwatch.read.lines", "source", "mail.log");
        lines.increment(6000);
        later(60, rate);
        assertThat(rate.perMinute("mail.log")).hasValue(6000);
        assertThat(rate.perMinute("other.log")).hasValue(0);

        later(600, rate);
        assertThat(rate.perMinute("mail.log")).hasValue(0);

        lines.increment(100);
        later(60, rate);
        assertThat(rate.perMinute("mail.log").getAsDouble()).isBetween(15.0, 25.0);
    }
}
