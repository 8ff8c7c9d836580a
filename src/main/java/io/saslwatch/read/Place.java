package io.saslwatch.read;

import java.io.IOException;
import java.util.Arrays;

/**
 * Where reading stands in a stream's bytes, with what is known of the bytes before: the stream's beginning, and the
 * last bytes before the place. That is what a {@link Fingerprint} is made of.
 */
final class Place {

    private final byte[] head = new byte[Fingerprint.HEAD];
    private int headLength;
    private byte[] tail = new byte[0];
    private long at;
    private boolean inside;

    /** Goes back to an offset, without knowing the bytes before it yet. */
    void reset(long offset, boolean insideLongLine) {
        at = offset;
        inside = insideLongLine;
        headLength = 0;
        tail = new byte[0];
    }

    /**
     * Goes to an offset and gets to know the bytes before it.
     *
     * @return whether these are the bytes that were there when the print was taken
     * @throws DamagedException when the file is damaged before that place
     */
    boolean enter(StreamInput input, long offset, Fingerprint print) throws IOException {
        reset(offset, print.inside());
        if (offset < Fingerprint.HEAD) {
            headLength = input.read(0, head, 0, (int) offset);
            tail = Arrays.copyOfRange(head, Math.max(0, headLength - Fingerprint.ANCHOR), headLength);
        } else {
            byte[] last = new byte[Fingerprint.ANCHOR];
            int count = input.read(offset - last.length, last, 0, last.length);
            tail = Arrays.copyOf(last, count);
        }
        if (input.end() == StreamInput.End.BROKEN) {
            throw new DamagedException(input.damage());
        }
        return Fingerprint.anchor(tail).equals(print.anchor());
    }

    /** Notes that bytes from here on were used or skipped. */
    void consume(byte[] bytes, int count, boolean nowInside) {
        if (at == headLength && headLength < head.length) {
            int more = Math.min(count, head.length - headLength);
            System.arraycopy(bytes, 0, head, headLength, more);
            headLength += more;
        }
        if (count >= Fingerprint.ANCHOR) {
            tail = Arrays.copyOfRange(bytes, count - Fingerprint.ANCHOR, count);
        } else {
            int kept = Math.min(tail.length, Fingerprint.ANCHOR - count);
            byte[] both = Arrays.copyOfRange(tail, tail.length - kept, tail.length + count);
            System.arraycopy(bytes, 0, both, kept, count);
            tail = both;
        }
        at += count;
        inside = nowInside;
    }

    /** Offset in uncompressed bytes. */
    long at() {
        return at;
    }

    /** Whether it stands inside a line that was cut. */
    boolean inside() {
        return inside;
    }

    /** Whether the bytes before it are still those that were read there. */
    boolean unchanged(StreamInput input) throws IOException {
        return unchanged(input, at, tail);
    }

    /** Whether these bytes still stand before an offset. */
    static boolean unchanged(StreamInput input, long offset, byte[] expected) throws IOException {
        byte[] now = new byte[expected.length];
        return input.read(offset - now.length, now, 0, now.length) == now.length && Arrays.equals(now, expected);
    }

    /** The print of the stream read up to here. */
    Fingerprint print(Fingerprint before) {
        return Fingerprint.of(before, head, headLength, at, tail, inside);
    }
}
