package io.saslwatch.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StandardInputTest {

    private static StandardInput of(String text) {
        return new StandardInput(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)), 10_000);
    }

    private static BufferedReader buffered(InputStream in) {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1));
    }

    /** What a reader with a buffer and a thread of its own does with it. */
    private static String elsewhere(InputStream in, Reading reading) throws Exception {
        CompletableFuture<String> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                result.complete(reading.of(buffered(in)));
            } catch (Exception | AssertionError failed) {
                result.completeExceptionally(failed);
            }
        });
        thread.start();
        thread.join();
        return result.get();
    }

    private interface Reading {
        String of(BufferedReader reader) throws Exception;
    }

    @Test
    void aReaderWithABufferTakesNoMoreThanItsLine() throws Exception {
        StandardInput input = of("a\nb\r\nc");
        assertThat(elsewhere(input, reader -> taken(input, reader))).isEqualTo("a");
        assertThat(elsewhere(input, reader -> taken(input, reader) + taken(input, reader))).isEqualTo("bc");
        assertThat(elsewhere(input, BufferedReader::readLine)).isNull();
    }

    private static String taken(StandardInput input, BufferedReader reader) throws IOException {
        String line = reader.readLine();
        input.taken();
        return line;
    }

    @Test
    void aLineThatIsNotTakenIsGivenToTheNextReaderAgain() throws Exception {
        StandardInput input = of("a\nb\n");
        assertThat(elsewhere(input, BufferedReader::readLine)).isEqualTo("a");
        assertThat(elsewhere(input, reader -> reader.readLine() + reader.readLine())).isEqualTo("ab");
        assertThat(elsewhere(input, BufferedReader::readLine)).isEqualTo("b");
    }

    @Test
    void aReaderThatIsInterruptedWhileItWaitsLeavesTheLineToTheNext() throws Exception {
        Process pipe = new ProcessBuilder("cat").start();
        try (OutputStream out = pipe.getOutputStream()) {
            StandardInput input = new StandardInput(pipe.getInputStream(), 100);
            CompletableFuture<String> first = new CompletableFuture<>();
            Thread old = reading(input, first);
            out.write("begu".getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            old.interrupt();
            CompletableFuture<String> second = new CompletableFuture<>();
            reading(input, second);
            out.write("n\n".getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            assertThat(second.get()).isEqualTo("begun");
            assertThat(first.get()).isEqualTo("the end");
        } finally {
            pipe.destroyForcibly();
        }
    }

    private static Thread reading(StandardInput input, CompletableFuture<String> result) {
        Thread thread = new Thread(() -> {
            try {
                String line = buffered(input).readLine();
                result.complete(line == null ? "the end" : line);
            } catch (IOException failed) {
                result.completeExceptionally(failed);
            }
        });
        thread.start();
        return thread;
    }

    @Test
    void aLineMayBeLongerThanBuffersButNotEndless() throws Exception {
        StandardInput input = of("x".repeat(9_999) + "\n" + "y".repeat(200_000) + "\nz\n");
        assertThat(elsewhere(input, BufferedReader::readLine)).hasSize(9_999);
        assertThat(elsewhere(input, reader -> {
            reader.readLine();
            return reader.readLine() + reader.readLine();
        })).isEqualTo("y".repeat(10_001) + "z");
    }

    @Test
    void afterItsEndNothingMoreIsGiven() throws Exception {
        StandardInput input = of("a\nb\n");
        assertThat(elsewhere(input, reader -> taken(input, reader))).isEqualTo("a");
        input.end();
        assertThat(elsewhere(input, BufferedReader::readLine)).isNull();
    }
}
