package io.saslwatch.read;

import io.saslwatch.event.LineBatch;
import io.saslwatch.event.ReadPosition;
import io.saslwatch.event.ReadPositions;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;

/**
 * Gathers lines that were piped into the process, and hands them on in batches. What came through a pipe cannot be read
 * again, so lines stay here until they are stored, whatever becomes of the route that brought them; when too many wait,
 * whoever writes is held up. Lines that were not taken when the process ends are lost, which is told. Each process run is
 * a stream of its own. Thread-safe.
 */
public final class StdinReader {

    private static final String NAME = LogReaders.STANDARD_INPUT;
    private static final Duration BETWEEN_TICKS = Duration.ofSeconds(1);

    private final ReadPositions positions;
    private final ReadEvents events;
    private final ReadMeters meters;
    private final InstantSource clock;
    private final int maxLine;
    private final int most;
    private final String target;
    private final StandardInput input;
    private final ReentrantLock sending = new ReentrantLock();
    private final Condition later = sending.newCondition();
    private final Patience patience = new Patience();
    private final List<String> gathered = new ArrayList<>();
    // made of lines that are not gathered any more; null when all that was made is stored
    private Pending pending;
    private Instant nextTick = Instant.MIN;
    private ProducerTemplate template;
    private LogStream stream;
    private volatile boolean ending;

    private record Pending(LineBatch batch, int lines) {
    }

    /**
     * Makes the reader.
     *
     * @param readers where positions are kept, who is told, what is counted
     * @param maxLine longest line in bytes; a longer one is cut
     * @param most    how many lines are gathered at most
     * @param target  the endpoint that takes the batches, such as {@code direct:extract}
     * @param input   where the lines come from
     */
    public StdinReader(LogReaders readers, int maxLine, int most, String target, StandardInput input) {
        this.positions = readers.positions();
        this.events = readers.events();
        this.meters = readers.meters();
        this.clock = readers.clock();
        this.maxLine = maxLine;
        this.most = most;
        this.target = target;
        this.input = input;
    }

    /** Takes a line without its line feed, each character a byte; waits while as many as may be gathered are not stored. */
    public void line(@Body String line, CamelContext camel) throws InterruptedException {
        sending.lockInterruptibly();
        try {
            known(camel);
            gathered.add(line);
            input.taken();
            while (gathered.size() >= (ending ? 1 : most) && !deliver() && !ending) {
                later.await(Math.max(1, patience.left(clock.instant()).toMillis()), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException stopped) {
            // the route is being exchanged: what was gathered waits here for the next one
            Thread.currentThread().interrupt();
        } finally {
            sending.unlock();
        }
    }

    /** Hands on what was gathered, and says once a second that nothing more came until now. */
    public void tick(CamelContext camel) {
        // whoever sends does it already, and may have to wait for the store
        if (!sending.tryLock()) {
            return;
        }
        try {
            known(camel);
            Instant now = clock.instant();
            if (patience.left(now).compareTo(Duration.ZERO) <= 0 && deliver() && stream != null && !now.isBefore(nextTick)) {
                nextTick = now.plus(BETWEEN_TICKS);
                works(() -> send(LineBatch.tick(NAME, now)));
            }
        } finally {
            sending.unlock();
        }
    }

    /** Takes no further line from the pipe, and hands on once more what was gathered. Before the routes are stopped. */
    public void end() {
        input.end();
        ending = true;
        sending.lock();
        try {
            later.signalAll();
            if (!deliver()) {
                int lost = gathered.size() + (pending == null ? 0 : pending.lines());
                events.gaveUp(NAME, new UnrepeatableException(lost + " lines of the pipe were not stored and are lost"));
            }
        } finally {
            sending.unlock();
        }
    }

    private void known(CamelContext camel) {
        template = template == null ? camel.createProducerTemplate() : template;
    }

    /** Whether nothing waits any more. */
    private boolean deliver() {
        return pending == null && gathered.isEmpty() || works(() -> {
            // told as a failure, it may have been stored all the same
            if (pending != null && (patience.failures() == 0 || !isStored(pending.batch().position()))) {
                send(pending.batch());
            }
            taken();
            if (!gathered.isEmpty()) {
                pending = batch();
                send(pending.batch());
                taken();
            }
        });
    }

    private boolean isStored(ReadPosition position) {
        return positions.of(NAME).stream().anyMatch(known -> known.position().stream() == position.stream()
            && known.position().to() == position.to());
    }

    private Pending batch() {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        int cut = 0;
        for (String line : gathered) {
            boolean tooLong = line.length() > maxLine;
            joined.writeBytes((tooLong ? line.substring(0, maxLine) : line).getBytes(StandardCharsets.ISO_8859_1));
            joined.write('\n');
            cut += tooLong ? 1 : 0;
        }
        byte[] bytes = joined.toByteArray();
        Instant now = clock.instant();
        stream = stream == null ? open(bytes) : stream;
        long start = stream.at();
        long firstLine = stream.line() + 1;
        stream.place().consume(bytes, bytes.length, false);
        ReadPosition position = stream.advance(gathered.size());
        Pending made = new Pending(new LineBatch(NAME, stream.ref(), start, firstLine, bytes, 0, bytes.length, now, now, true,
            position), gathered.size());
        gathered.clear();
        meters.handedOn(NAME, bytes.length);
        for (int i = 0; i < cut; i++) {
            meters.cut(NAME, new Cut(0, 0, 0, 0, false, true, false, 0, false));
        }
        return made;
    }

    private void taken() {
        if (pending != null) {
            LineBatch batch = pending.batch();
            meters.taken(NAME, pending.lines(), batch.bytes().length, batch.position().to());
            pending = null;
        }
    }

    private LogStream open(byte[] bytes) {
        Head head = new Head(Arrays.copyOf(bytes, Math.min(bytes.length, Fingerprint.HEAD)));
        Fingerprint print = Fingerprint.of(null, head.bytes(), head.length(), 0, new byte[0], false);
        return new LogStream(positions.open(NAME, head.key(),
            new ReadPosition(0, 0, 0, 0, print.text(), FileNote.NONE.text(), NAME)));
    }

    private void send(LineBatch batch) {
        new ExchangeSink(template, target).send(batch, refused -> {
            if (refused != null) {
                throw new IllegalStateException(refused);
            }
        });
    }

    private boolean works(Runnable attempt) {
        try {
            attempt.run();
        } catch (RuntimeException failed) {
            if (patience.failed(clock.instant())) {
                events.failed(NAME, failed);
            }
            return false;
        }
        Duration down = patience.worked(clock.instant());
        if (down != null) {
            events.recovered(NAME, down);
        }
        return true;
    }
}
