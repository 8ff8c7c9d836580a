package io.saslwatch.read;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.saslwatch.event.LineBatch;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Runs a reader by hand, turn by turn, over real files, and stores what it hands on the way a store does. */
final class Harness implements LogReader.Sink {

    final MemoryPositions positions = new MemoryPositions();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final ReadProgress progress = new ReadProgress();
    final List<String> told = new ArrayList<>();
    final ReadTroubles troubles = new ReadTroubles(new Events(), () -> Instant.now().plus(this.ahead));
    final List<String> lines = new ArrayList<>();
    final List<LineBatch> batches = new ArrayList<>();
    final List<ReadEvents.Summary> summaries = new ArrayList<>();
    Duration ahead = Duration.ZERO;
    boolean storeFails;
    boolean keepsWaiting;
    final List<Runnable> waiting = new ArrayList<>();
    private LogReader reader;
    private ReadOptions options = new ReadOptions("test", StartAt.BEGINNING, 4096, 1024, Duration.ofMillis(500), true,
        Duration.ofSeconds(10), 3, 0);
    private LineClock clock = LineClock.NONE;
    private String oldFolder = "";

    /** The line's clock for lines that begin with a number of seconds and a blank. */
    static final LineClock SECONDS = (stream, modified, bytes, from, to) -> {
        String line = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        int blank = line.indexOf(' ');
        return blank > 0 && line.substring(0, blank).matches("\\d+")
            ? OptionalLong.of(Long.parseLong(line.substring(0, blank)) * 1_000_000) : OptionalLong.empty();
    };

    Harness from(String from) {
        options = new ReadOptions("test", StartAt.of(from), options.batch(), options.maxLine(), options.poll(),
            options.follow(), options.partialAfter(), options.inFlight(), options.giveUpAfter());
        return this;
    }

    Harness batch(int batch, int maxLine) {
        options = new ReadOptions("test", options.from(), batch, maxLine, options.poll(), options.follow(),
            options.partialAfter(), options.inFlight(), options.giveUpAfter());
        return this;
    }

    Harness oldFolder(String folder) {
        oldFolder = folder;
        return this;
    }

    Harness clock(LineClock lineClock) {
        clock = lineClock;
        return this;
    }

    Harness giveUpAfter(int failures) {
        options = new ReadOptions("test", options.from(), options.batch(), options.maxLine(), options.poll(),
            options.follow(), options.partialAfter(), options.inFlight(), failures);
        return this;
    }

    LogReaders readers() {
        InstantSource time = () -> Instant.now().plus(ahead);
        return new LogReaders(positions, troubles, new ReadMeters(meters), progress, clock, time);
    }

    ReadOptions options(boolean follow) {
        return new ReadOptions("test", options.from(), options.batch(), options.maxLine(), options.poll(), follow,
            options.partialAfter(), options.inFlight(), options.giveUpAfter());
    }

    /** Starts following. */
    Harness start(Object... paths) {
        reader = readers().following(options(true), String.join(",", texts(paths)), oldFolder, this);
        return this;
    }

    /** Reads files once, to the end. */
    Harness once(Object... paths) {
        return onceWith(new ByteArrayInputStream(new byte[0]), paths);
    }

    Harness onceWith(InputStream in, Object... paths) {
        reader = readers().once(options(false), String.join(",", texts(paths)), in, this);
        run(LogReader.Turn.DONE);
        return this;
    }

    private static List<String> texts(Object... paths) {
        return Arrays.stream(paths).map(Object::toString).toList();
    }

    /** Goes on until there is nothing to do. */
    Harness run() {
        return run(LogReader.Turn.WAIT);
    }

    private Harness run(LogReader.Turn until) {
        try {
            LogReader.Turn turn = LogReader.Turn.AGAIN;
            for (int turns = 0; turn != until; turns++) {
                if (turns > 20_000) {
                    throw new AssertionError("the reader does not come to rest; told: " + told);
                }
                turn = reader.turn();
                if (until == LogReader.Turn.DONE && turn == LogReader.Turn.WAIT) {
                    later(reader.pause());
                }
            }
        } catch (InterruptedException impossible) {
            throw new AssertionError(impossible);
        }
        return this;
    }

    LogReader reader() {
        return reader;
    }

    /** Lets time pass. */
    Harness later(Duration time) {
        ahead = ahead.plus(time).plusMillis(1);
        return this;
    }

    /** Ends the reader as a clean stop does. */
    Harness stop() {
        try {
            reader.close(Duration.ZERO);
        } catch (InterruptedException impossible) {
            throw new AssertionError(impossible);
        }
        return this;
    }

    @Override
    public void send(LineBatch batch, Consumer<Throwable> done) {
        if (keepsWaiting) {
            waiting.add(() -> done.accept(new IllegalStateException("dropped")));
            return;
        }
        if (storeFails) {
            done.accept(new IllegalStateException("the store is down"));
            return;
        }
        if (batch.isTick()) {
            done.accept(null);
            return;
        }
        try {
            positions.commit(batch.position());
        } catch (IllegalStateException refused) {
            done.accept(refused);
            return;
        }
        batches.add(copy(batch));
        String text = new String(batch.bytes(), batch.from(), batch.to() - batch.from(), StandardCharsets.ISO_8859_1);
        if (!text.isEmpty()) {
            lines.addAll(Arrays.asList(text.split("(?<=\n)")));
        }
        done.accept(null);
    }

    private static LineBatch copy(LineBatch batch) {
        byte[] bytes = Arrays.copyOfRange(batch.bytes(), batch.from(), batch.to());
        return new LineBatch(batch.group(), batch.stream(), batch.offset(), batch.line(), bytes, 0, bytes.length,
            batch.modified(), batch.now(), batch.drained(), batch.position(), batch.others());
    }

    /** The lines taken so far, without line feeds. */
    List<String> texts() {
        return lines.stream().map(line -> line.endsWith("\n") ? line.substring(0, line.length() - 1) : line).toList();
    }

    double count(String meter) {
        return meters.find(meter).counters().stream().mapToDouble(each -> each.count()).sum();
    }

    private final class Events implements ReadEvents {
        @Override
        public void found(Path path) {
            told.add("found " + path.getFileName());
        }

        @Override
        public void resumed(Path path, long offset) {
            told.add("resumed " + path.getFileName() + " at " + offset);
        }

        @Override
        public void cutShort(Path path, long was, long is, long lost) {
            told.add("cut short " + path.getFileName() + " from " + was + " to " + is + ", lost " + lost);
        }

        @Override
        public void damaged(Path path, long offset, String cause) {
            told.add("damaged " + path.getFileName() + " at " + offset + ": " + cause);
        }

        @Override
        public void unreadable(Path path, String cause) {
            told.add("unreadable " + path.getFileName() + ": " + cause);
        }

        @Override
        public void readableAgain(Path path) {
            told.add("readable again " + path.getFileName());
        }

        @Override
        public void failed(String group, Throwable cause) {
            told.add("failed: " + cause.getMessage());
        }

        @Override
        public void recovered(String group, Duration after) {
            told.add("recovered");
        }

        @Override
        public void finished(String group, List<ReadEvents.Summary> sources) {
            told.add("finished");
            summaries.addAll(sources);
        }

        @Override
        public void gaveUp(String group, Throwable cause) {
            told.add("gave up: " + cause.getMessage());
        }
    }
}
