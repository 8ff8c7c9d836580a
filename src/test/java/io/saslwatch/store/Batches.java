package io.saslwatch.store;

import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.EventBatch;
import io.saslwatch.event.EventId;
import io.saslwatch.event.Outcome;
import io.saslwatch.event.ReadPosition;
import io.saslwatch.event.ReadPositions;
import io.saslwatch.event.Reason;
import io.saslwatch.event.StreamRef;
import java.time.Instant;
import java.util.List;

/** Makes batches of one stream, as reading and extracting would. */
final class Batches {

    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final StreamRef stream;
    private long pos;
    private long line;

    Batches(ReadPositions.Known known) {
        this.stream = known.ref();
        this.pos = known.position().to();
        this.line = known.position().line();
    }

    static ReadPosition start(String path) {
        return new ReadPosition(0, 0, 0, 0, "head", "stat", path);
    }

    /** An event at an offset; the line's number is made of it. */
    AuthEvent event(long offset, Outcome outcome, String user, String ip, Instant time) {
        return new AuthEvent(new EventId(stream.id(), stream.key(), offset, 0), offset / 100 + 1, 1, null, time, "mx1",
            "postfix", "submission", outcome, 1, user, ip, null, "PLAIN",
            outcome == Outcome.SUCCESS ? null : Reason.BAD_PASSWORD, outcome == Outcome.SUCCESS ? null : "bad password",
            "4XyZ", outcome == Outcome.SUCCESS ? 1 : 0);
    }

    AuthEvent success(long offset) {
        return event(offset, Outcome.SUCCESS, "bob@example.org", "192.0.2.7", NOON.plusSeconds(offset / 100));
    }

    AuthEvent failure(long offset) {
        return event(offset, Outcome.FAILURE, "bob@example.org", "198.51.100.9", NOON.plusSeconds(offset / 100));
    }

    /** A batch that reads on to an offset. */
    EventBatch to(long offset, List<AuthEvent> added, List<AuthEvent> changed, List<AuthEvent> settled, byte[] state) {
        EventBatch batch = new EventBatch("live", added, changed, settled, position(pos, offset), state, 1);
        pos = offset;
        line++;
        return batch;
    }

    /** The same with events that settle at once. */
    EventBatch to(long offset, AuthEvent... events) {
        return to(offset, List.of(events), List.of(), List.of(events), null);
    }

    EventBatch tick(List<AuthEvent> changed, List<AuthEvent> settled, byte[] state) {
        return new EventBatch("live", List.of(), changed, settled, null, state, 0);
    }

    ReadPosition position(long from, long to) {
        return new ReadPosition(stream.id(), from, to, line + 1, "head+" + to, "stat+" + to, stream.path());
    }

    StreamRef stream() {
        return stream;
    }
}
