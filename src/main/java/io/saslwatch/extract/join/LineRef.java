package io.saslwatch.extract.join;

import io.saslwatch.event.EventId;
import io.saslwatch.extract.Sighting;
import java.io.IOException;

/**
 * A line that an event rests on.
 *
 * @param stream number of its stream in the store
 * @param key    the stream's key
 * @param offset of the line in the uncompressed stream, in bytes
 * @param line   1-based number of the line
 */
record LineRef(long stream, String key, long offset, long line) {

    static LineRef of(Sighting s) {
        return new LineRef(s.stream().id(), s.stream().key(), s.offset(), s.line());
    }

    EventId event(int part) {
        return new EventId(stream, key, offset, part);
    }

    String text() {
        return key + '-' + offset;
    }

    void write(StateWriter out) throws IOException {
        out.number(stream);
        out.text(key);
        out.number(offset);
        out.number(line);
    }

    static LineRef read(StateReader in) throws IOException {
        return new LineRef(in.number(), in.text(), in.number(), in.number());
    }
}
