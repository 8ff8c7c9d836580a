package io.saslwatch.read;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;

/** Reads lines of a stream's file and notices when the file is not what it was. */
final class StreamReader {

    /** What came of an attempt to read. */
    sealed interface Result {
        /** Lines to hand on: {@code bytes} from {@code cut.from()} to {@code cut.to()}, the first at {@code start}. */
        record Lines(Cut cut, long start, long firstLine) implements Result {
        }

        /** Nothing to hand on now. */
        record Nothing() implements Result {
        }

        /** The file holds something else than it did. */
        record Replaced() implements Result {
        }

        /** The file is damaged behind what was read. */
        record Damaged(String cause) implements Result {
        }
    }

    private static final Result NOTHING = new Result.Nothing();
    private static final Result REPLACED = new Result.Replaced();

    private final ReadOptions options;
    private final ReadMeters meters;

    StreamReader(ReadOptions options, ReadMeters meters) {
        this.options = options;
        this.meters = meters;
    }

    /** Whether an attempt to read may bring something. */
    boolean unread(LogStream stream, Instant now) {
        if (stream.ended() || stream.print().whole() || stream.file() == null && stream.input() == null) {
            return false;
        }
        if (stream.input() == null || !stream.placed()) {
            return true;
        }
        if (stream.input().packed()) {
            return stream.lookedAt() < 0 || settled(stream, now);
        }
        boolean waiting = stream.lookedAt() > stream.at();
        return waiting ? stream.size() != stream.lookedAt() || settled(stream, now)
            : stream.size() != stream.at() || stream.orphan() && settled(stream, now);
    }

    /** Whether the file is not written to any more, so that its end is the end. */
    boolean settled(LogStream stream, Instant now) {
        if (!options.follow()) {
            return true;
        }
        if (stream.file() == null) {
            return !stream.orphanSince().plus(options.partialAfter()).isAfter(now);
        }
        return !stream.file().open() && stream.file().stat().quietFor(options.partialAfter(), now);
    }

    /** Reads up to {@code limit} bytes into the buffer. */
    Result read(LogStream stream, byte[] buffer, int limit, Instant now) throws IOException {
        try {
            if (!stream.open()) {
                return REPLACED;
            }
            return take(stream, buffer, limit, now);
        } catch (DamagedException wrong) {
            stream.closeInput();
            return stream.breakOff() ? new Result.Damaged(wrong.getMessage()) : NOTHING;
        }
    }

    private Result take(LogStream stream, byte[] buffer, int limit, Instant now) throws IOException {
        StreamInput input = stream.input();
        long start = stream.at();
        int count = input.read(start, buffer, 0, limit);
        if (!input.packed() && replaced(stream, buffer, count)) {
            return REPLACED;
        }
        if (count > 0) {
            stream.trust();
        }
        boolean dry = count < limit;
        StreamInput.End end = input.end();
        boolean settled = dry && settled(stream, now);
        boolean last = dry && (end == StreamInput.End.COMPLETE || end == StreamInput.End.OPEN && settled);
        Cut cut = Cut.of(buffer, count, stream.place().inside(), last, options.maxLine());
        boolean used = cut.next() == count;
        input.giveBack(buffer, cut.next(), count - cut.next());
        long firstLine = stream.line() + 1;
        stream.place().consume(buffer, cut.next(), cut.inside());
        meters.cut(stream.ref().source(), cut);
        boolean waits = dry && !cut.more() && (!used || end == StreamInput.End.SHORT)
            && end != StreamInput.End.BROKEN && end != StreamInput.End.COMPLETE;
        stream.lookedAt(waits ? start + count : -1);
        if (last && used) {
            stream.end();
        }
        if (cut.to() > cut.from()) {
            return new Result.Lines(cut, start + cut.from(), firstLine);
        }
        if (end == StreamInput.End.BROKEN || end == StreamInput.End.SHORT && settled) {
            // still being written, it would not have been quiet for so long
            return stream.breakOff() ? new Result.Damaged(input.damage()) : NOTHING;
        }
        return NOTHING;
    }

    /**
     * Looks, after reading, whether what stood before is still there: then it was there while reading. Looking before
     * would leave a gap in which the file can be truncated and filled again.
     */
    private static boolean replaced(LogStream stream, byte[] buffer, int count) throws IOException {
        PlainInput input = (PlainInput) stream.input();
        long start = stream.at();
        if (input.size() < start) {
            return true;
        }
        if (start > 0) {
            return !stream.place().unchanged(input);
        }
        int first = Math.min(count, Fingerprint.ANCHOR);
        return !Place.unchanged(input, first, Arrays.copyOf(buffer, first));
    }
}
