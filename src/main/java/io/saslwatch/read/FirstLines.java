package io.saslwatch.read;

import io.saslwatch.event.StreamRef;
import java.io.IOException;
import java.time.Instant;
import java.util.OptionalLong;

/** Tells when the first of some lines was written; a line without stamp is passed over. */
final class FirstLines {

    private static final int PEEK = 8 * 1024;
    private static final int TRIES = 8;

    private final String source;
    private final LineClock clock;
    private final byte[] peeked = new byte[PEEK];

    FirstLines(String source, LineClock clock) {
        this.source = source;
        this.clock = clock;
    }

    /** The time of the first stamp in a file's beginning. */
    OptionalLong time(LogFile file, Head head) {
        StreamRef ref = new StreamRef(0, head.key(), source, file.path().toString());
        return time(ref, file.stat().modifiedAt(), head.bytes(), 0, head.length());
    }

    /** The time of the first stamp among lines. */
    OptionalLong time(StreamRef stream, Instant modified, byte[] bytes, int from, int to) {
        int line = from;
        for (int tries = 0; tries < TRIES && line < to; tries++) {
            while (line < to && bytes[line] == 0) {
                line++;
            }
            int end = line;
            while (end < to && bytes[end] != '\n') {
                end++;
            }
            OptionalLong time = clock.epochMicros(stream, modified, bytes, line, end);
            if (time.isPresent()) {
                return time;
            }
            line = end + 1;
        }
        return OptionalLong.empty();
    }

    /** The time of a stream's next line; the stream must be open, and stays where it is. */
    OptionalLong next(LogStream stream) throws IOException {
        int count = stream.input().read(stream.at(), peeked, 0, peeked.length);
        stream.input().giveBack(peeked, 0, count);
        return stream.place().inside() ? OptionalLong.empty() : time(stream.ref(), stream.modified(), peeked, 0, count);
    }
}
