package io.saslwatch.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.saslwatch.config.ReadSettings;
import io.saslwatch.config.Setting;
import io.saslwatch.event.LineBatch;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reading routes as they ship. */
class ReadRoutesTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder;
    final MemoryPositions positions = new MemoryPositions();
    final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    final Properties properties = new Properties();
    volatile int refusals;
    private final InputStream standardInput = System.in;
    private StdinReader stdin;
    private Process pipe;
    private DefaultCamelContext camel;

    @AfterEach
    void stop() {
        if (camel != null) {
            camel.stop();
        }
        System.setIn(standardInput);
        if (pipe != null) {
            pipe.destroyForcibly();
        }
    }

    private void start(String... routes) throws Exception {
        for (Setting setting : ReadSettings.ALL) {
            properties.putIfAbsent(setting.key(), setting.standard());
        }
        camel = new DefaultCamelContext();
        camel.getPropertiesComponent().setInitialProperties(properties);
        LogReaders readers = new LogReaders(positions, ReadEvents.NONE, new ReadMeters(new SimpleMeterRegistry()),
            new ReadProgress(), LineClock.NONE, InstantSource.system());
        ReadOptions options = ReadOptions.once("inbox", 4096, 1024);
        camel.getRegistry().bind("positions", positions);
        camel.getRegistry().bind("lineClock", LineClock.NONE);
        camel.getRegistry().bind("readEvents", ReadEvents.NONE);
        camel.getRegistry().bind("readProgress", new ReadProgress());
        camel.getRegistry().bind("inboxReader", new InboxReader(readers, options, "direct:extract"));
        StandardInput input = new StandardInput(System.in, 1024);
        System.setIn(input);
        stdin = new StdinReader(readers, 1024, 2000, "direct:extract", input);
        camel.getRegistry().bind("stdinReader", stdin);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:extract").process(ReadRoutesTest.this::store);
            }
        });
        for (String route : routes) {
            PluginHelper.getRoutesLoader(camel).loadRoutes(
                ResourceHelper.resolveResource(camel, "file:routes/1-read/" + route));
        }
        camel.start();
    }

    private void store(Exchange exchange) {
        LineBatch batch = exchange.getMessage().getBody(LineBatch.class);
        if (batch.isTick()) {
            return;
        }
        if (refusals > 0) {
            refusals--;
            throw new IllegalStateException("full");
        }
        positions.commit(batch.position());
        new String(batch.bytes(), batch.from(), batch.to() - batch.from(), StandardCharsets.ISO_8859_1).lines()
            .forEach(lines::add);
    }

    @Test
    void liveFollowsTheConfiguredLogs() throws Exception {
        Path log = folder.resolve("mail{1}.log");
        Logs.append(log, "a\n");
        properties.setProperty(ReadSettings.PATHS.key(), folder + "/*.log");
        start("live.camel.yaml");
        await().atMost(SOON).until(() -> lines.size() == 1);
        Logs.append(log, "b\n");
        await().atMost(SOON).until(() -> lines.equals(List.of("a", "b")));
    }

    @Test
    void inboxReadsWhatIsDroppedAndMovesIt() throws Exception {
        properties.setProperty(ReadSettings.INBOX.key(), "true");
        properties.setProperty(ReadSettings.INBOX_FOLDER.key(), folder.toString());
        Logs.write(folder.resolve("old.log.gz"), Logs.gzip("a\nb\nc"));
        start("inbox.camel.yaml");
        await().atMost(SOON).until(() -> lines.size() == 3);
        await().atMost(SOON).until(() -> done().size() == 1);
        // the same log again under another name, and a longer one
        Logs.write(folder.resolve("again.log"), Logs.bytes("a\nb\nc"));
        await().atMost(SOON).until(() -> done().size() == 2);
        Logs.write(folder.resolve("more.log"), Logs.bytes("a\nb\nc\nd\n"));
        await().atMost(SOON).until(() -> done().size() == 3);
        assertThat(lines).containsExactly("a", "b", "c", "", "d");
    }

    private List<String> done() throws IOException {
        Path done = folder.resolve("done");
        if (Files.notExists(done)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(done)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void inboxKeepsAFileUntilItsLinesAreTaken() throws Exception {
        refusals = 2;
        properties.setProperty(ReadSettings.INBOX.key(), "true");
        properties.setProperty(ReadSettings.INBOX_FOLDER.key(), folder.toString());
        Logs.write(folder.resolve("old.log"), Logs.bytes("a\nb\n"));
        start("inbox.camel.yaml");
        await().atMost(SOON).until(() -> done().size() == 1);
        assertThat(lines).containsExactly("a", "b");
        assertThat(refusals).isZero();
    }

    private OutputStream pipe() throws IOException {
        // a pipe of the operating system, for reading from one of Java's can be interrupted
        pipe = new ProcessBuilder("cat").start();
        System.setIn(pipe.getInputStream());
        properties.setProperty(ReadSettings.STDIN.key(), "true");
        return pipe.getOutputStream();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(Logs.bytes(text));
        out.flush();
    }

    @Test
    void stdinHandsOnWhatIsPipedInByteByByte() throws Exception {
        OutputStream out = pipe();
        refusals = 1;
        start("stdin.camel.yaml", "stdin-tick.camel.yaml");
        write(out, "a\nb\u00e9\u0085\n");
        await().atMost(SOON).until(() -> lines.size() == 2);
        write(out, "c");
        out.close();
        await().atMost(SOON).until(() -> lines.size() == 3);
        assertThat(lines).containsExactly("a", "b\u00e9\u0085", "c");
        assertThat(positions.all()).hasSize(1);
        assertThat(positions.all().get(0).position().line()).isEqualTo(3);
    }

    @Test
    void stdinHandsOnBatchesWhileLinesComeSteadily() throws Exception {
        OutputStream out = pipe();
        start("stdin.camel.yaml", "stdin-tick.camel.yaml");
        int written = 0;
        long until = System.nanoTime() + SOON.toNanos();
        while (lines.isEmpty() && System.nanoTime() < until) {
            write(out, "line " + written++ + "\n");
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        assertThat(lines).isNotEmpty();
        assertThat(written).isLessThan(1500);
    }

    @Test
    void stdinKeepsEveryLineWhenItsRouteIsStoppedAndStartedAmongThem() throws Exception {
        OutputStream out = pipe();
        start("stdin.camel.yaml", "stdin-tick.camel.yaml");
        List<String> written = new ArrayList<>();
        AtomicBoolean enough = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            for (int i = 0; !enough.get(); i++) {
                try {
                    write(out, "line " + i + "\n");
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
                written.add("line " + i);
                LockSupport.parkNanos(1000);
            }
        });
        writer.start();
        for (int i = 0; i < 30; i++) {
            refusals = i % 10 == 0 ? 1 : 0;
            int before = lines.size();
            camel.getRouteController().stopRoute("stdin");
            camel.getRouteController().startRoute("stdin");
            await().atMost(SOON).until(() -> lines.size() > before);
        }
        enough.set(true);
        writer.join();
        await().atMost(SOON).until(() -> lines.size() >= written.size());
        assertThat(lines).containsExactlyElementsOf(written);
    }

    @Test
    void everyPlaceholderIsASettingOfThisStageAndInboxAndStdinAreOff() throws Exception {
        List<String> known = ReadSettings.ALL.stream().map(Setting::key).toList();
        for (String route : List.of("live", "inbox", "stdin")) {
            String text = Files.readString(Path.of("routes/1-read", route + ".camel.yaml"));
            assertThat(text.split("\\{\\{")).hasSizeGreaterThan(1);
            for (String part : List.of(text.split("\\{\\{")).subList(1, text.split("\\{\\{").length)) {
                assertThat(known).contains(part.substring(0, part.indexOf("}}")));
            }
        }
        assertThat(ReadSettings.INBOX.standard()).isEqualTo("false");
        assertThat(ReadSettings.STDIN.standard()).isEqualTo("false");
    }
}
