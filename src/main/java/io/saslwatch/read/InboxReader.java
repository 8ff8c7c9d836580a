package io.saslwatch.read;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.Handler;
import org.apache.camel.ProducerTemplate;

/**
 * Reads log files that were dropped into a folder, each from its beginning to its end, and comes back when all of it
 * is stored. A file is known by its content: after a crash it is read on, and dropped a second time it brings nothing.
 */
public final class InboxReader {

    private final LogReaders readers;
    private final ReadOptions options;
    private final String target;
    private ProducerTemplate template;

    /**
     * Makes the reader; it is used by one thread at a time.
     *
     * @param options see {@link ReadOptions#once}; its group names the source too
     * @param target  the endpoint that takes the batches, such as {@code direct:extract}
     */
    public InboxReader(LogReaders readers, ReadOptions options, String target) {
        this.readers = readers;
        this.options = options;
        this.target = target;
    }

    /**
     * Reads a file. While its lines are not taken this goes on trying, until the process is stopped.
     *
     * @throws IOException when not all of it could be read; it is to stay where it is
     */
    @Handler
    public void read(@Body File file, CamelContext camel) throws IOException {
        if (template == null) {
            template = camel.createProducerTemplate();
        }
        Path path = file.toPath();
        try (var readable = Files.newInputStream(path)) {
            readable.read();
        }
        LogReader reader = readers.one(options, options.group(), path, new ExchangeSink(template, target));
        try {
            LogReader.Turn turn;
            while ((turn = reader.turn()) != LogReader.Turn.DONE) {
                if (turn == LogReader.Turn.WAIT) {
                    rest(reader.pause());
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(path + " was not read to its end, because the process is being stopped", stopped);
        } finally {
            reader.close();
        }
        if (!reader.complete()) {
            throw new IOException(path + " was not read to its end; it stays in the inbox and is tried again");
        }
    }

    private void rest(Duration pause) throws InterruptedException {
        long left = Math.max(1, pause.toMillis());
        while (left > 0) {
            if (!template.getCamelContext().isStarted()) {
                throw new InterruptedException();
            }
            long step = Math.min(left, 200);
            TimeUnit.MILLISECONDS.sleep(step);
            left -= step;
        }
    }
}
