package io.saslwatch.read;

import io.saslwatch.event.ReadPosition;
import io.saslwatch.event.ReadPositions.Known;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What can be read only once, from its beginning to its end: the standard input or a pipe. When it begins like what was
 * read before, that much is passed over, and only what follows is handed on.
 */
final class PipeSource implements LineSource {

    private final String name;
    private final InputStream in;
    private final FileSource.Parts parts;
    private final FirstLines firstLines;
    private LogStream stream;
    private boolean began;
    private boolean forgotten;
    private long lines;
    private long bytes;

    PipeSource(String name, InputStream in, FileSource.Parts parts) {
        this.name = name;
        this.in = in;
        this.parts = parts;
        this.firstLines = new FirstLines(name, parts.clock());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void forgetPositions() {
        forgotten = began;
    }

    @Override
    public void look(Instant now) {
        if (forgotten) {
            throw new UnrepeatableException("what came through " + name + " was not taken, and cannot be read again; "
                + "write it to a file and read that");
        }
        if (!began) {
            begin(now);
        }
    }

    private void begin(Instant now) {
        try {
            byte[] magic = in.readNBytes(Compression.SNIFF);
            Compression kind = Compression.of(magic, magic.length);
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(magic), in);
            StreamInput input = kind == Compression.NONE ? new PackedInput(new CopyUnpacker(whole))
                : Inputs.packed(whole, kind);
            byte[] bytes = new byte[Fingerprint.HEAD];
            int count = input.read(0, bytes, 0, bytes.length);
            input.giveBack(bytes, 0, count);
            Head head = new Head(Arrays.copyOf(bytes, count));
            began = true;
            if (count > 0) {
                stream = known(head, now);
                stream.attach(input, file(now));
                tell();
            }
        } catch (IOException cause) {
            throw new UncheckedIOException(name + " cannot be read", cause);
        }
    }

    private void tell() {
        if (stream.offset() == 0) {
            parts.events().found(Path.of(name));
        } else {
            parts.events().resumed(Path.of(name), stream.offset());
        }
    }

    private LogFile file(Instant now) {
        FileStat stat = new FileStat(0, 0, 0, now.getEpochSecond() * 1_000_000_000L + now.getNano());
        return new LogFile(Path.of(name), stat, LogName.of(name), false);
    }

    private LogStream known(Head head, Instant now) {
        for (Known known : parts.positions().of(name)) {
            LogStream candidate = new LogStream(known);
            int equal = candidate.print().equalHead(head);
            if (equal > 0 && equal >= Math.min(candidate.offset(), Fingerprint.HEAD)) {
                return candidate;
            }
        }
        Fingerprint print = Fingerprint.of(null, head.bytes(), head.length(), 0, new byte[0], false);
        return new LogStream(parts.positions().open(name, head.key(), new ReadPosition(0, 0, 0, 0, print.text(),
            new FileNote(file(now).stat(), false, false, null).text(), name)));
    }

    @Override
    public boolean unread(Instant now) {
        return stream != null && !stream.ended();
    }

    @Override
    public OptionalLong nextTime(Instant now) {
        try {
            return stream.open() ? firstLines.next(stream) : OptionalLong.empty();
        } catch (IOException toldWhenRead) {
            return OptionalLong.empty();
        }
    }

    @Override
    public Optional<Chunk> read(byte[] buffer, int limit, Instant now) {
        try {
            StreamReader.Result result = parts.reader().read(stream, buffer, limit, now);
            if (result instanceof StreamReader.Result.Replaced) {
                throw new UnrepeatableException(name + " begins like what was read before but differs within its first "
                    + stream.offset() + " bytes; write it to a file and read that");
            }
            if (result instanceof StreamReader.Result.Damaged damaged) {
                parts.meters().damaged(name);
                parts.events().damaged(Path.of(name), stream.at(), damaged.cause());
            }
            if (result instanceof StreamReader.Result.Lines found) {
                Cut cut = found.cut();
                lines += cut.lines();
                bytes += cut.to() - cut.from();
                return Optional.of(new Chunk(stream.ref(), found.start(), found.firstLine(), cut.from(), cut.to(),
                    cut.lines(), now, stream.advance(cut.lines()), stream.losses()));
            }
            return Optional.empty();
        } catch (IOException cause) {
            throw new UncheckedIOException(name + " cannot be read", cause);
        }
    }

    @Override
    public Optional<Chunk> note() {
        return Optional.empty();
    }

    @Override
    public void measure() {
        parts.meters().standing(name, 0, stream == null ? 0 : stream.offset());
    }

    @Override
    public void progress(long[] doneAndTotal) {
        long used = stream == null || stream.input() == null ? 0 : stream.input().used();
        doneAndTotal[0] += used;
        doneAndTotal[1] += used;
    }

    @Override
    public ReadEvents.Summary summary() {
        return new ReadEvents.Summary(name, lines, bytes, 1);
    }

    @Override
    public boolean complete() {
        return true;
    }

    @Override
    public boolean concerns(String fileName) {
        return false;
    }

    @Override
    public Set<Path> folders() {
        return Set.of();
    }

    @Override
    public void close() {
        if (stream != null) {
            stream.closeInput();
        }
    }
}
