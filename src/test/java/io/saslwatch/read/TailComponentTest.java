package io.saslwatch.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.saslwatch.event.LineBatch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The component inside a running Camel context. */
class TailComponentTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    Path folder;
    final MemoryPositions positions = new MemoryPositions();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    final List<String> threads = new CopyOnWriteArrayList<>();
    final List<LineBatch> ticks = new CopyOnWriteArrayList<>();
    volatile boolean refuses;
    private DefaultCamelContext camel;

    @AfterEach
    void stop() {
        if (camel != null) {
            camel.stop();
        }
    }

    private void start(String uri) throws Exception {
        camel = new DefaultCamelContext();
        camel.getRegistry().bind("positions", positions);
        camel.getRegistry().bind("meters", meters);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId("read").threads(1, 1).process(TailComponentTest.this::store);
            }
        });
        camel.start();
    }

    private void store(Exchange exchange) {
        if (refuses) {
            throw new IllegalStateException("full");
        }
        LineBatch batch = exchange.getMessage().getBody(LineBatch.class);
        if (batch.isTick()) {
            ticks.add(batch);
            return;
        }
        positions.commit(batch.position());
        threads.add(Thread.currentThread().getName());
        String text = new String(batch.bytes(), batch.from(), batch.to() - batch.from(), StandardCharsets.UTF_8);
        text.lines().forEach(lines::add);
    }

    @Test
    void aWrittenLineArrivesWithinASecond() throws Exception {
        Path log = folder.resolve("mail.log");
        Logs.append(log, "a\n");
        start("tail:test?paths=" + log);
        await().atMost(SOON).until(() -> lines.contains("a"));
        Logs.append(log, "b\n");
        await().atMost(Duration.ofSeconds(1)).pollInterval(Duration.ofMillis(10)).until(() -> lines.contains("b"));
    }

    @Test
    void batchesAreTakenOnOtherThreadsInTheirOrder() throws Exception {
        Path log = folder.resolve("mail.log");
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < 200_000; line++) {
            text.append(line).append('\n');
        }
        Logs.append(log, text.toString());
        start("tail:test?batch=16k&maxLine=1k&paths=" + log);
        await().atMost(SOON).until(() -> lines.size() == 200_000);
        assertThat(String.join("\n", lines) + "\n").isEqualTo(text.toString());
        assertThat(threads).allMatch(name -> !name.contains("tail-test"));
        assertThat(meters.get("saslwatch.read.lines").tag("source", log.toString()).counter().count())
            .isEqualTo(200_000);
        await().atMost(SOON).untilAsserted(() ->
            assertThat(meters.get("saslwatch.read.lag.bytes").gauge().value()).isZero());
    }

    @Test
    void ticksTellThatNothingMoreCouldBeRead() throws Exception {
        start("tail:test?paths=" + folder.resolve("mail.log"));
        await().atMost(SOON).until(() -> ticks.size() >= 2);
        assertThat(ticks).allMatch(LineBatch::drained).allMatch(tick -> tick.group().equals("test"));
    }

    @Test
    void afterARefusalTheSameLinesComeAgain() throws Exception {
        refuses = true;
        Path log = folder.resolve("mail.log");
        Logs.append(log, "a\nb\n");
        start("tail:test?paths=" + log);
        await().pollDelay(Duration.ofMillis(300)).atMost(SOON).until(() -> positions.all().size() == 1);
        assertThat(lines).isEmpty();
        refuses = false;
        await().atMost(SOON).until(() -> lines.size() == 2);
        assertThat(lines).containsExactly("a", "b");
    }

    @Test
    void aStoppedRouteGoesOnWhereItStopped() throws Exception {
        Path log = folder.resolve("mail.log");
        Logs.append(log, "a\n");
        start("tail:test?paths=" + log);
        await().atMost(SOON).until(() -> lines.size() == 1);
        camel.getRouteController().stopRoute("read");
        Logs.append(log, "b\n");
        camel.getRouteController().startRoute("read");
        await().atMost(SOON).until(() -> lines.size() == 2);
        assertThat(lines).containsExactly("a", "b");
    }

    @Test
    void aWrongOptionIsNamedWithWhatToWrite() {
        assertThatThrownBy(() -> start("tail:test?paths=x&poll=soon")).rootCause()
            .hasMessageContaining("such as 10m");
        assertThatThrownBy(() -> start("tail:test?paths=x&batch=0")).rootCause()
            .hasMessageContaining("option 'batch' is '0': write a size between 1 and 256m");
    }

    @Test
    void withoutAPlaceForPositionsItSaysWhatIsMissing() {
        camel = new DefaultCamelContext();
        assertThatThrownBy(() -> {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("tail:test?paths=x").to("log:x");
                }
            });
            camel.start();
        }).rootCause().hasMessageContaining("does not know where to keep read positions");
    }
}
