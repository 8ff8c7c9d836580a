package io.saslwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pipe has no memory: what was read of it must outlive the routes through which it came. */
class EditedPipeTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final List<String> FILES = List.of("1-read/stdin.camel.yaml", "4-store/store.camel.yaml",
        "0-common/errors.camel.yaml", "1-read/stdin-tick.camel.yaml", "1-read/stdin.camel.yaml", "2-extract/extract.camel.yaml",
        "0-common/errors.camel.yaml", "1-read/stdin.camel.yaml");

    @TempDir
    private Path home;
    private final List<String> written = new ArrayList<>();

    @Test
    void everyLineOfASteadyPipeIsStoredOnceWhileItsRoutesAreEdited() throws Exception {
        EditedService.install(home);
        Files.writeString(home.resolve("application.properties"), "saslwatch.stdin.enabled = true\n", StandardOpenOption.APPEND);
        InputStream before = System.in;
        // a pipe of the operating system, for reading from one of Java's can be interrupted
        Process pipe = new ProcessBuilder("cat").start();
        System.setIn(pipe.getInputStream());
        try (EditedService service = new EditedService(home)) {
            AtomicBoolean enough = new AtomicBoolean();
            Thread daemon = new Thread(() -> write(pipe.getOutputStream(), enough), "mail daemon");
            daemon.start();
            for (int i = 0; i < FILES.size(); i++) {
                int stored = service.users().size();
                int applied = service.applied.size();
                service.write(FILES.get(i), service.text(FILES.get(i)) + "# edit " + i + "\n");
                await().atMost(LONG).until(() -> service.applied.size() > applied);
                await().atMost(LONG).until(() -> service.users().size() > stored);
            }
            enough.set(true);
            daemon.join();
            await().atMost(LONG).until(() -> service.users().size() >= written.size());
            assertThat(service.users()).containsExactlyElementsOf(written);
            assertThat(service.refused).isEmpty();
            assertThat(service.troubles.now()).isEmpty();
        } finally {
            pipe.destroyForcibly();
            System.setIn(before);
        }
    }

    private void write(OutputStream out, AtomicBoolean enough) {
        for (int i = 0; !enough.get(); i++) {
            try {
                out.write(EditedService.line("user" + i).getBytes(StandardCharsets.US_ASCII));
                out.flush();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            written.add("user" + i);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
