package io.saslwatch.read;

import io.saslwatch.event.LineBatch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads several logs as one group and hands on batches of lines, several at a time being on their way. It never writes
 * a position: whoever stores what follows from a batch stores its position with it. When a batch is refused, reading
 * waits, asks for the stored positions and goes on from there.
 *
 * <p>One thread calls {@link #turn()} again and again; batches may be completed from any thread.
 */
public final class LogReader {

    /** Where batches go. */
    @FunctionalInterface
    public interface Sink {
        /**
         * Takes a batch.
         *
         * @param done to be called exactly once, with null when the batch and its position are stored, else with the
         *             cause; the batch's bytes are used again after that
         */
        void send(LineBatch batch, Consumer<Throwable> done);
    }

    /** What to do next. */
    public enum Turn {
        /** Call {@link #turn()} again at once. */
        AGAIN,
        /** Call it again after {@link #pause()}, or as soon as a file changes. */
        WAIT,
        /** Everything is read; only when nothing is followed. */
        DONE
    }

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int FUTILE = 50;

    private final ReadOptions options;
    private final SourceList sources;
    private final ReadEvents events;
    private final ReadMeters meters;
    private final ReadProgress progress;
    private final InstantSource clock;
    private final Sink sink;
    private final Buffers buffers;
    private final Flights flights;
    private final Patience patience = new Patience();
    private Instant lookAt = Instant.MIN;
    private Instant tickAt = Instant.MIN;
    private Duration pause = Duration.ZERO;
    private LineSource last;
    private int futile;
    private boolean ended;

    LogReader(ReadOptions options, SourceList sources, ReadEvents events, ReadMeters meters, ReadProgress progress,
              InstantSource clock, Sink sink) {
        this.options = options;
        this.sources = sources;
        this.events = events;
        this.meters = meters;
        this.progress = progress;
        this.clock = clock;
        this.sink = sink;
        this.buffers = new Buffers(options.batch());
        this.flights = new Flights(options.inFlight());
    }

    /** How long to wait after {@link Turn#WAIT}. */
    public Duration pause() {
        return pause;
    }

    /** The folders where changes are worth an early {@link #turn()}. */
    public Set<Path> folders() {
        return sources.folders();
    }

    /** Whether a change of a file of this name in one of the folders is worth an early {@link #turn()}. */
    public boolean concerns(String fileName) {
        return sources.now().stream().anyMatch(source -> source.concerns(fileName));
    }

    /** Looks, reads and hands on at most one batch. Waits while as many batches are on their way as may be. */
    public Turn turn() throws InterruptedException {
        Instant now = clock.instant();
        if (flights.failed()) {
            flights.awaitNone();
            return failed(flights.takeFailure(), now);
        }
        if (flights.landed()) {
            Duration down = patience.worked(now);
            if (down != null) {
                events.recovered(options.group(), down);
            }
        }
        if (patience.left(now).compareTo(Duration.ZERO) > 0) {
            pause = patience.left(now);
            return Turn.WAIT;
        }
        try {
            return work(now);
        } catch (RuntimeException storeOfPositionsFailed) {
            flights.awaitNone();
            flights.takeFailure();
            return failed(storeOfPositionsFailed, now);
        }
    }

    private Turn failed(Throwable cause, Instant now) {
        sources.now().forEach(source -> meters.refused(source.name()));
        sources.now().forEach(LineSource::forgetPositions);
        lookAt = Instant.MIN;
        ended = false;
        if (patience.failed(now)) {
            events.failed(options.group(), cause);
        }
        if (cause instanceof UnrepeatableException
            || options.giveUpAfter() > 0 && patience.failures() >= options.giveUpAfter()) {
            events.gaveUp(options.group(), cause);
            return Turn.DONE;
        }
        pause = patience.left(now);
        return Turn.WAIT;
    }

    private Turn work(Instant now) throws InterruptedException {
        boolean due = !now.isBefore(lookAt);
        if (due) {
            look(now);
        }
        List<LineSource> unread = unread(now);
        if (unread.isEmpty() && !due) {
            // woken by a file event before the time
            look(now);
            unread = unread(now);
        }
        return unread.isEmpty() ? idle(now) : read(unread, now);
    }

    private void look(Instant now) {
        sources.refresh(now);
        sources.now().forEach(source -> source.look(now));
        lookAt = now.plus(options.poll());
    }

    private List<LineSource> unread(Instant now) {
        List<LineSource> unread = new ArrayList<>();
        for (LineSource source : sources.now()) {
            if (source.unread(now)) {
                unread.add(source);
            }
        }
        return unread;
    }

    private Turn read(List<LineSource> unread, Instant now) throws InterruptedException {
        Choice choice = Choice.of(unread, last, now);
        last = choice.source();
        byte[] buffer = buffers.take();
        boolean sent = false;
        try {
            Optional<Chunk> chunk = choice.source().read(buffer, options.limit(unread.size()), now);
            if (chunk.isPresent()) {
                futile = 0;
                boolean drained = unread.size() == 1 && drained(now);
                sent = true;
                send(chunk.get(), buffer, now, drained, choice.others());
                return Turn.AGAIN;
            }
        } finally {
            if (!sent) {
                buffers.giveBack(buffer);
            }
        }
        lookAt = Instant.MIN;
        pause = options.poll();
        // a file that changes faster than it can be looked at must not keep the processor busy
        return ++futile > FUTILE ? Turn.WAIT : Turn.AGAIN;
    }

    /** Whether all sources are at their end now, so that no line older than {@code now} is still to come. */
    private boolean drained(Instant now) {
        if (!unread(now).isEmpty()) {
            return false;
        }
        look(now);
        return unread(now).isEmpty();
    }

    private void send(Chunk chunk, byte[] buffer, Instant now, boolean drained, Instant others)
        throws InterruptedException {
        LineBatch batch = new LineBatch(options.group(), chunk.stream(), chunk.start(), chunk.firstLine(), buffer,
            chunk.from(), chunk.to(), chunk.modified(), now, drained, chunk.position(), others);
        String source = chunk.stream().source();
        tickAt = now.plus(TICK);
        meters.handedOn(source, chunk.to() - chunk.from());
        fly(batch, refused -> {
            if (refused == null) {
                meters.taken(source, chunk.lines(), chunk.to() - chunk.from(), chunk.position().to());
                chunk.losses().stored(chunk.position().lost());
            }
            buffers.giveBack(buffer);
        });
        showProgress();
    }

    private void fly(LineBatch batch, Consumer<Throwable> then) throws InterruptedException {
        flights.begin();
        Consumer<Throwable> done = refused -> {
            then.accept(refused);
            flights.end(refused);
        };
        try {
            sink.send(batch, done);
        } catch (RuntimeException refused) {
            done.accept(refused);
        }
    }

    private void showProgress() {
        long[] doneAndTotal = new long[2];
        for (LineSource source : sources.now()) {
            source.progress(doneAndTotal);
            source.measure();
        }
        progress.set(doneAndTotal[0], doneAndTotal[1]);
    }

    private Turn idle(Instant now) throws InterruptedException {
        for (LineSource source : sources.now()) {
            Optional<Chunk> note = source.note();
            if (note.isPresent()) {
                send(note.get(), new byte[0], now, false, null);
                return Turn.AGAIN;
            }
        }
        if (!options.follow()) {
            return finish();
        }
        if (flights.count() == 0 && !now.isBefore(tickAt)) {
            tickAt = now.plus(TICK);
            fly(LineBatch.tick(options.group(), now), refused -> { });
            showProgress();
        }
        pause = options.poll();
        return flights.failed() ? Turn.AGAIN : Turn.WAIT;
    }

    private Turn finish() throws InterruptedException {
        flights.awaitNone();
        if (flights.failed()) {
            return Turn.AGAIN;
        }
        if (!ended) {
            ended = true;
            fly(LineBatch.end(options.group()), refused -> { });
            return Turn.AGAIN;
        }
        showProgress();
        events.finished(options.group(), sources.now().stream().map(LineSource::summary).toList());
        return Turn.DONE;
    }

    /** Whether every file could be read to its end, as far as it was tried. */
    public boolean complete() {
        return sources.now().stream().allMatch(LineSource::complete);
    }

    /** Closes all files; batches on their way are not waited for. */
    public void close() {
        sources.now().forEach(LineSource::close);
        events.stopped(options.group());
    }

    /** Waits for the batches on their way, so long at most, and closes all files; false when some did not come back. */
    public boolean close(Duration wait) throws InterruptedException {
        try {
            return flights.awaitNone(wait.toMillis());
        } finally {
            close();
        }
    }
}
