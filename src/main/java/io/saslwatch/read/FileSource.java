package io.saslwatch.read;

import io.saslwatch.event.ReadPosition;
import io.saslwatch.event.ReadPositions;
import io.saslwatch.event.ReadPositions.Known;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** One log: its live file and the older generations, read one after the other. */
final class FileSource implements LineSource {

    /** What all sources of a reader share. */
    record Parts(ReadOptions options, ReadPositions positions, ReadEvents events, ReadMeters meters, LineClock clock,
                 StreamReader reader) {
    }

    private final String name;
    private final Parts parts;
    private final Unreadable unreadable;
    private final FirstLines firstLines;
    private final Generations generations;
    private final Set<Long> told = new HashSet<>();
    private boolean loaded;
    private boolean begun;
    private long peekedAt = -1;
    private long peekedStream;
    private OptionalLong peeked = OptionalLong.empty();
    private long lines;
    private long bytes;

    FileSource(String name, Listing listing, Unreadable unreadable, Parts parts) {
        this.name = name;
        this.parts = parts;
        this.unreadable = unreadable;
        this.firstLines = new FirstLines(name, parts.clock());
        this.generations = new Generations(name, listing, unreadable, parts, firstLines);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void forgetPositions() {
        loaded = false;
        peekedAt = -1;
    }

    @Override
    public void look(Instant now) {
        if (!loaded) {
            List<Known> known = parts.positions().of(name);
            generations.load(known, !begun && known.isEmpty());
            loaded = true;
            begun = true;
        }
        generations.look(now);
    }

    @Override
    public boolean unread(Instant now) {
        return current(now).isPresent();
    }

    private Optional<LogStream> current(Instant now) {
        return generations.firstUnread(now);
    }

    @Override
    public OptionalLong nextTime(Instant now) {
        Optional<LogStream> next = current(now);
        if (next.isEmpty()) {
            return OptionalLong.empty();
        }
        LogStream stream = next.get();
        if (stream.at() == peekedAt && stream.id() == peekedStream) {
            return peeked;
        }
        try {
            peeked = stream.open() ? firstLines.next(stream) : OptionalLong.empty();
            peekedAt = stream.at();
            peekedStream = stream.id();
        } catch (IOException toldWhenRead) {
            return OptionalLong.empty();
        }
        return peeked;
    }

    @Override
    public Optional<Chunk> read(byte[] buffer, int limit, Instant now) {
        Optional<LogStream> next = current(now);
        if (next.isEmpty()) {
            return Optional.empty();
        }
        LogStream stream = next.get();
        try {
            StreamReader.Result result = parts.reader().read(stream, buffer, limit, now);
            if (stream.input() != null && stream.file() != null) {
                tellOnce(stream);
                unreadable.fine(stream.file().path());
            }
            return handOn(stream, result, now);
        } catch (IOException cause) {
            stream.closeInput();
            if (stream.file() != null && !(cause instanceof ClosedByInterruptException)) {
                unreadable.failed(stream.file().path(), cause, now);
            }
            generations.stale();
            return Optional.empty();
        }
    }

    private Optional<Chunk> handOn(LogStream stream, StreamReader.Result result, Instant now) {
        if (result instanceof StreamReader.Result.Lines found) {
            Cut cut = found.cut();
            lines += cut.lines();
            bytes += cut.to() - cut.from();
            generations.advanced();
            Instant modified = stream.modified();
            return Optional.of(new Chunk(stream.ref(), found.start(), found.firstLine(), cut.from(), cut.to(),
                cut.lines(), modified, stream.advance(cut.lines()), stream.losses()));
        }
        if (result instanceof StreamReader.Result.Damaged damaged) {
            parts.meters().damaged(name);
            parts.events().damaged(stream.file().path(), stream.at(), damaged.cause());
        }
        if (result instanceof StreamReader.Result.Replaced) {
            generations.stale();
        }
        if (stream.orphan() && stream.ended()) {
            stream.closeInput();
            generations.stale();
        }
        return Optional.empty();
    }

    private void tellOnce(LogStream stream) {
        if (told.add(stream.id())) {
            if (stream.offset() == 0) {
                parts.events().found(stream.file().path());
            } else {
                parts.events().resumed(stream.file().path(), stream.offset());
            }
        }
    }

    @Override
    public Optional<Chunk> note() {
        for (LogStream stream : generations.streams()) {
            if (stream.noteDue()) {
                Instant modified = stream.modified();
                ReadPosition position = stream.advance(0);
                return Optional.of(new Chunk(stream.ref(), position.to(), position.line() + 1, 0, 0, 0, modified,
                    position, stream.losses()));
            }
        }
        return Optional.empty();
    }

    @Override
    public void measure() {
        long lag = 0;
        long position = 0;
        for (LogStream stream : generations.order()) {
            lag += stream.lag();
            position = stream.offset();
        }
        parts.meters().standing(name, lag, position);
    }

    @Override
    public void progress(long[] doneAndTotal) {
        for (LogStream stream : generations.order()) {
            long size = stream.size();
            doneAndTotal[0] += size - Math.min(size, stream.lag());
            doneAndTotal[1] += size;
        }
        for (LogFile file : generations.fresh()) {
            doneAndTotal[1] += file.stat().size();
        }
    }

    @Override
    public ReadEvents.Summary summary() {
        return new ReadEvents.Summary(name, lines, bytes, told.size());
    }

    @Override
    public boolean complete() {
        return unreadable.none();
    }

    @Override
    public boolean concerns(String fileName) {
        return generations.concerns(fileName);
    }

    @Override
    public Set<Path> folders() {
        return generations.folders();
    }

    @Override
    public void close() {
        generations.streams().forEach(LogStream::closeInput);
        unreadable.forget();
    }
}
