package io.saslwatch.enrich.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NameRetryTest {

    private static final RandomGenerator NEVER_SHORTER = fixed(0);

    @Test
    void doublesWithEachFailureUpToTheLimit() {
        NameRetry retry = new NameRetry(Duration.ofMinutes(1), Duration.ofMinutes(10), NEVER_SHORTER);
        assertThat(retry.after(1)).isEqualTo(Duration.ofMinutes(1));
        assertThat(retry.after(2)).isEqualTo(Duration.ofMinutes(2));
        assertThat(retry.after(4)).isEqualTo(Duration.ofMinutes(8));
        assertThat(retry.after(5)).isEqualTo(Duration.ofMinutes(10));
        assertThat(retry.after(64)).isEqualTo(Duration.ofMinutes(10));
        assertThat(retry.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void isShortenedByUpToAQuarterAtRandom() {
        NameRetry retry = new NameRetry(Duration.ofMinutes(1), Duration.ofHours(6), new Random(5));
        assertThat(Stream.generate(() -> retry.after(3)).limit(1000)).allMatch(wait ->
            wait.compareTo(Duration.ofMinutes(3)) >= 0 && wait.compareTo(Duration.ofMinutes(4)) <= 0)
            .anyMatch(wait -> wait.compareTo(Duration.ofSeconds(190)) < 0)
            .anyMatch(wait -> wait.compareTo(Duration.ofSeconds(230)) > 0);
    }

    @Test
    void refusesWaitsThatMakeNoSense() {
        assertThatThrownBy(() -> new NameRetry(Duration.ZERO, Duration.ofHours(1), NEVER_SHORTER))
            .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NameRetry(Duration.ofHours(2), Duration.ofHours(1), NEVER_SHORTER))
            .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NameRetry(Duration.ofHours(1), Duration.ofHours(1), NEVER_SHORTER).after(0))
            .isInstanceOf(IllegalArgumentException.class);
    }

    private static RandomGenerator fixed(double value) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                return 0;
            }

            @Override
            public double nextDouble() {
                return value;
            }
        };
    }
}
