package io.saslwatch.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.saslwatch.event.LineBatch;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StdinReaderTest {

    private final MemoryPositions positions = new MemoryPositions();
    private final List<String> stored = Collections.synchronizedList(new ArrayList<>());
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final StdinReader reader = new StdinReader(new LogReaders(positions, new Told(),
        new ReadMeters(new SimpleMeterRegistry()), new ReadProgress(), LineClock.NONE, () -> now()), 10, 3, "direct:extract",
        new StandardInput(InputStream.nullInputStream(), 10));
    private Instant now = Instant.parse("2026-11-20T18:00:00Z");
    private volatile boolean refuses;
    private volatile boolean refusesWhatIsStored;
    private volatile int ticks;

    private final class Told implements ReadEvents {
        @Override
        public void failed(String group, Throwable cause) {
            told.add("failed");
        }

        @Override
        public void recovered(String group, Duration after) {
            told.add("recovered");
        }

        @Override
        public void gaveUp(String group, Throwable cause) {
            told.add("gave up: " + cause.getMessage());
        }
    }

    @BeforeEach
    void start() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:extract").process(StdinReaderTest.this::store);
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    private synchronized Instant now() {
        return now;
    }

    private synchronized void later() {
        now = now.plus(Duration.ofMinutes(1));
    }

    private void store(Exchange exchange) {
        if (refuses) {
            throw new IllegalStateException("full");
        }
        LineBatch batch = exchange.getMessage().getBody(LineBatch.class);
        if (batch.isTick()) {
            ticks++;
            return;
        }
        positions.commit(batch.position());
        new String(batch.bytes(), StandardCharsets.ISO_8859_1).lines().forEach(stored::add);
        if (refusesWhatIsStored) {
            throw new IllegalStateException("the connection broke after the commit");
        }
    }

    private void lines(String... lines) throws InterruptedException {
        for (String line : lines) {
            reader.line(line, camel);
        }
    }

    @Test
    void linesAreHandedOnWithTheNextTickOrWhenTooManyWait() throws InterruptedException {
        lines("a", "b");
        assertThat(stored).isEmpty();
        reader.tick(camel);
        assertThat(stored).containsExactly("a", "b");
        lines("c", "d", "e longer than ten");
        assertThat(stored).containsExactly("a", "b", "c", "d", "e longer t");
    }

    @Test
    void aTickTellsOnceASecondThatNothingMoreCame() throws InterruptedException {
        reader.tick(camel);
        assertThat(ticks).isZero();
        lines("a");
        reader.tick(camel);
        reader.tick(camel);
        assertThat(ticks).isEqualTo(1);
        later();
        reader.tick(camel);
        assertThat(ticks).isEqualTo(2);
    }

    @Test
    void whatWasNotTakenIsSentAgainAsItWasBeforeWhatCameLater() throws InterruptedException {
        refuses = true;
        lines("a");
        reader.tick(camel);
        lines("b");
        reader.tick(camel);
        assertThat(told).containsExactly("failed");
        refuses = false;
        later();
        reader.tick(camel);
        assertThat(stored).containsExactly("a", "b");
        assertThat(told).containsExactly("failed", "recovered");
        assertThat(positions.all()).hasSize(1).first().extracting(known -> known.position().line()).isEqualTo(2L);
    }

    @Test
    void aThreadThatIsInterruptedWhileItSendsLosesNoLine() throws Exception {
        refuses = true;
        Thread old = new Thread(() -> {
            try {
                lines("a", "b", "c");
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        old.start();
        while (old.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        old.interrupt();
        old.join();
        lines("d");
        refuses = false;
        later();
        lines("e", "f", "g");
        reader.tick(camel);
        assertThat(stored).containsExactly("a", "b", "c", "d", "e", "f", "g");
    }

    @Test
    void aBatchThatWasStoredAlthoughItFailedIsNotSentAgain() throws InterruptedException {
        refusesWhatIsStored = true;
        lines("a");
        reader.tick(camel);
        refusesWhatIsStored = false;
        lines("b");
        later();
        reader.tick(camel);
        assertThat(stored).containsExactly("a", "b");
        assertThat(told).containsExactly("failed", "recovered");
    }

    @Test
    void atTheEndWhatWaitsIsHandedOnOnceMore() throws InterruptedException {
        lines("a", "b");
        reader.end();
        assertThat(stored).containsExactly("a", "b");
        lines("c");
        assertThat(stored).containsExactly("a", "b", "c");
    }

    @Test
    void atTheEndLinesThatNobodyTakesAreToldToBeLost() throws InterruptedException {
        refuses = true;
        lines("a", "b");
        reader.tick(camel);
        lines("c");
        reader.end();
        assertThat(told).containsExactly("failed", "gave up: 3 lines of the pipe were not stored and are lost");
    }
}
