package io.saslwatch.read;

import io.saslwatch.event.LineBatch;
import io.saslwatch.event.ReadPosition;
import io.saslwatch.event.ReadPositions;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;

/**
 * Makes batches of lines that were piped into the process. What came through a pipe cannot be read again, so a batch
 * that is not taken is sent until it is, which holds up whoever writes; lines that were not taken when the process ends
 * are lost. Each process run is a stream of its own. Thread-safe: the batches of several threads come one after the
 * other.
 */
public final class StdinReader {

    private static final String NAME = LogReaders.STANDARD_INPUT;

    private final ReadPositions positions;
    private final ReadEvents events;
    private final ReadMeters meters;
    private final InstantSource clock;
    private final int maxLine;
    private final String target;
    private ProducerTemplate template;
    private LogStream stream;

    /**
     * Makes the reader.
     *
     * @param readers where positions are kept, who is told, what is counted
     * @param maxLine longest line in bytes; a longer one is cut
     * @param target  the endpoint that takes the batches, such as {@code direct:extract}
     */
    public StdinReader(LogReaders readers, int maxLine, String target) {
        this.positions = readers.positions();
        this.events = readers.events();
        this.meters = readers.meters();
        this.clock = readers.clock();
        this.maxLine = maxLine;
        this.target = target;
    }

    /** Hands on lines without their line feeds, each character a byte. */
    public synchronized void lines(@Body List<String> lines, CamelContext camel) throws InterruptedException {
        template = template == null ? camel.createProducerTemplate() : template;
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (String line : lines) {
            boolean tooLong = line.length() > maxLine;
            joined.writeBytes((tooLong ? line.substring(0, maxLine) : line).getBytes(StandardCharsets.ISO_8859_1));
            joined.write('\n');
            meters.cut(NAME, new Cut(0, 0, 0, 0, false, tooLong, false, 0, false));
        }
        byte[] bytes = joined.toByteArray();
        Instant now = clock.instant();
        if (stream == null) {
            until(() -> stream = open(bytes));
        }
        long start = stream.at();
        long firstLine = stream.line() + 1;
        stream.place().consume(bytes, bytes.length, false);
        ReadPosition position = stream.advance(lines.size());
        deliver(new LineBatch(NAME, stream.ref(), start, firstLine, bytes, 0, bytes.length, now, now, true, position));
        meters.taken(NAME, lines.size(), bytes.length, position.to());
    }

    /** Says that nothing more came until now. */
    public synchronized void tick() throws InterruptedException {
        if (stream != null) {
            deliver(LineBatch.tick(NAME, clock.instant()));
        }
    }

    private LogStream open(byte[] bytes) {
        Head head = new Head(Arrays.copyOf(bytes, Math.min(bytes.length, Fingerprint.HEAD)));
        Fingerprint print = Fingerprint.of(null, head.bytes(), head.length(), 0, new byte[0], false);
        return new LogStream(positions.open(NAME, head.key(),
            new ReadPosition(0, 0, 0, 0, print.text(), FileNote.NONE.text(), NAME)));
    }

    private void deliver(LineBatch batch) throws InterruptedException {
        until(() -> new ExchangeSink(template, target).send(batch, refused -> {
            if (refused != null) {
                throw new IllegalStateException(refused);
            }
        }));
    }

    private void until(Runnable works) throws InterruptedException {
        Patience patience = new Patience();
        while (true) {
            try {
                works.run();
                Duration down = patience.worked(clock.instant());
                if (down != null) {
                    events.recovered(NAME, down);
                }
                return;
            } catch (RuntimeException failed) {
                if (!template.getCamelContext().isStarted()) {
                    throw failed;
                }
                if (patience.failed(clock.instant())) {
                    events.failed(NAME, failed);
                }
                TimeUnit.MILLISECONDS.sleep(Math.max(1, patience.left(clock.instant()).toMillis()));
            }
        }
    }
}
