package io.saslwatch.read;

import io.saslwatch.event.ReadPosition;
import io.saslwatch.event.ReadPositions.Known;
import io.saslwatch.event.StreamRef;
import java.io.IOException;
import java.time.Instant;
import java.util.OptionalLong;

/** Finds where the reading of a file begins that holds an unknown stream. */
final class Opening {

    private static final int STEP = 256 * 1024;

    private final String source;
    private final Contents contents;
    private final FirstLines firstLines;

    Opening(String source, Contents contents, FirstLines firstLines) {
        this.source = source;
        this.contents = contents;
        this.firstLines = firstLines;
    }

    /** The position to begin with. */
    ReadPosition position(LogFile file, StartAt start, Instant now) throws IOException {
        if (start instanceof StartAt.End) {
            return skipUntil(file, Long.MAX_VALUE);
        }
        if (start instanceof StartAt.Back back) {
            Instant oldest = now.minus(back.time());
            return skipUntil(file, file.stat().modifiedAt().isBefore(oldest) ? Long.MAX_VALUE
                : oldest.getEpochSecond() * 1_000_000);
        }
        return skipping(file).advance(0);
    }

    private LogStream skipping(LogFile file) throws IOException {
        Head head = contents.head(file);
        Fingerprint print = Fingerprint.of(null, head.bytes(), head.length(), 0, new byte[0], false);
        FileNote note = new FileNote(file.stat(), false, file.live(), null);
        LogStream stream = new LogStream(new Known(new StreamRef(0, head.key(), source, file.path().toString()),
            new ReadPosition(0, 0, 0, 0, print.text(), note.text(), file.path().toString())));
        stream.attach(file, false);
        return stream;
    }

    /** Skips the complete lines whose stamps are older, in microseconds since 1970. */
    private ReadPosition skipUntil(LogFile file, long oldest) throws IOException {
        LogStream stream = skipping(file);
        Compression kind = contents.kind(file);
        if (oldest == Long.MAX_VALUE && kind != Compression.NONE) {
            // nothing is written to it any more, so there is no need to unpack it only to learn its length
            ReadPosition all = stream.advance(0);
            return new ReadPosition(0, 0, 0, 0, Fingerprint.parse(all.fingerprint()).asWhole().text(), all.file(),
                all.path());
        }
        long lines = 0;
        try (StreamInput input = Inputs.open(file.path(), kind)) {
            byte[] bytes = new byte[STEP];
            for (int count; (count = input.read(stream.at(), bytes, 0, bytes.length)) > 0; ) {
                int end = behindOlder(stream, bytes, count, oldest);
                input.giveBack(bytes, end, count - end);
                int found = LineCounter.count(bytes, 0, end);
                lines += found < 0 ? ~found : found;
                stream.place().consume(bytes, end, false);
                if (end == 0 || end < lastLineEnd(bytes, count)) {
                    break;
                }
            }
        }
        return stream.advance(lines);
    }

    /** Index behind the complete lines older than wanted; a line longer than a step counts as one of them. */
    private int behindOlder(LogStream stream, byte[] bytes, int count, long oldest) {
        int end = lastLineEnd(bytes, count);
        if (end == 0) {
            return count == bytes.length ? count : 0;
        }
        if (oldest == Long.MAX_VALUE || !young(stream, bytes, lastLineEnd(bytes, end - 1), end, oldest)) {
            return end;
        }
        for (int line = 0; line < end; ) {
            int next = line;
            while (bytes[next] != '\n') {
                next++;
            }
            if (young(stream, bytes, line, next + 1, oldest)) {
                return line;
            }
            line = next + 1;
        }
        return end;
    }

    private boolean young(LogStream stream, byte[] bytes, int from, int to, long oldest) {
        OptionalLong time = firstLines.time(stream.ref(), stream.modified(), bytes, from, to);
        return time.isEmpty() && stream.at() == 0 && from == 0 || time.isPresent() && time.getAsLong() >= oldest;
    }

    private static int lastLineEnd(byte[] bytes, int count) {
        int at = count;
        while (at > 0 && bytes[at - 1] != '\n') {
            at--;
        }
        return at;
    }
}
