package io.saslwatch.read;

import java.util.ArrayList;
import java.util.List;

/**
 * What recognises a stream's content later: hashes of its beginning, at line ends and at 4 KiB, and of the last bytes
 * before a position. Heads alone cannot tell apart two generations that begin alike; the anchor can.
 *
 * @param marks  hashes of beginnings, shortest first
 * @param anchor hash of the last bytes before the position; its length is 0 at the stream's beginning
 * @param inside whether the position stands inside a line that was cut
 * @param whole  whether everything that the stream's file holds counts as read, however long it is
 * @param broken whether the file's damage has been told already
 */
record Fingerprint(List<Mark> marks, Mark anchor, boolean inside, boolean whole, boolean broken) {

    /** How much of a beginning is looked at, in bytes. */
    static final int HEAD = 4096;
    /** How much before a position is looked at, in bytes. */
    static final int ANCHOR = 256;

    // every line end at first, so that a short file can be told from the beginning of a longer one; 4,000 characters
    // have room for no more
    private static final int EVERY_LINE = 100;
    private static final int SPACING = 64;
    private static final String VERSION = "1";

    /** The hash of so many bytes. */
    record Mark(int length, long hash) {
        private String text() {
            return length + ":" + ContentHash.hex(hash);
        }

        private static Mark parse(String text) {
            int colon = text.indexOf(':');
            return new Mark(Integer.parseInt(text.substring(0, colon)),
                Long.parseUnsignedLong(text.substring(colon + 1), 16));
        }
    }

    /**
     * Takes the print of a stream read up to {@code position}.
     *
     * @param before the print taken before, whose marks are taken over once they reach {@link #HEAD}; null at first
     * @param head   the stream's first bytes, at most {@link #HEAD}
     * @param length how many of them are known
     * @param tail   the last {@link #ANCHOR} bytes before the position, or all when there are fewer
     */
    static Fingerprint of(Fingerprint before, byte[] head, int length, long position, byte[] tail, boolean inside) {
        List<Mark> marks = before != null && before.reach() == HEAD ? before.marks : marks(head, length, position);
        return new Fingerprint(marks, anchor(tail), inside, false, false);
    }

    private static List<Mark> marks(byte[] head, int length, long position) {
        // What follows the position may still change when the machine loses its power, so it is no part of the print;
        // the first line is, for without any mark the stream could not be found at all.
        int first = firstLine(head, length);
        int limit = (int) Math.min(length, Math.max(position, first));
        List<Mark> marks = new ArrayList<>();
        ContentHash.Running hash = new ContentHash.Running();
        int last = 0;
        for (int at = 1; at <= limit; at++) {
            boolean lineEnd = head[at - 1] == '\n' && (marks.size() < EVERY_LINE || at - last >= SPACING);
            if (lineEnd || at == limit && (limit == position || limit == HEAD || limit == first)) {
                marks.add(new Mark(at, hash.after(head, last, at - last)));
                last = at;
            }
        }
        return List.copyOf(marks);
    }

    /** The anchor of a position with these last bytes before it. */
    static Mark anchor(byte[] tail) {
        return new Mark(tail.length, ContentHash.of(tail, 0, tail.length));
    }

    /** How long the first line is, with its line feed; all that is known when it has not ended there. */
    static int firstLine(byte[] head, int length) {
        for (int at = 0; at < length; at++) {
            if (head[at] == '\n') {
                return at + 1;
            }
        }
        return length;
    }

    Fingerprint asWhole() {
        return new Fingerprint(marks, anchor, inside, true, broken);
    }

    Fingerprint asBroken() {
        return new Fingerprint(marks, anchor, inside, whole, true);
    }

    /** The longest beginning this print knows, in bytes. */
    int reach() {
        return marks.isEmpty() ? 0 : marks.get(marks.size() - 1).length();
    }

    /**
     * How many bytes of another beginning are proven equal: 0 when it is too short to compare, -1 when it differs.
     * Only the longest mark that fits is compared, for it covers the shorter ones.
     */
    int equalHead(Head head) {
        Mark best = null;
        for (Mark mark : marks) {
            if (mark.length() <= head.length()) {
                best = mark;
            }
        }
        if (best == null) {
            return 0;
        }
        return head.hash(best.length()) == best.hash() ? best.length() : -1;
    }

    /** The text kept in the store; at most some 3,700 characters. */
    String text() {
        StringBuilder text = new StringBuilder(VERSION).append(' ');
        for (Mark mark : marks) {
            text.append(mark.text()).append(',');
        }
        text.append(' ').append(anchor.text()).append(' ');
        text.append(inside ? 'i' : '-').append(whole ? 'w' : '-').append(broken ? 'b' : '-');
        return text.toString();
    }

    /**
     * Reads {@link #text()}.
     *
     * @throws IllegalArgumentException when it is not such a text
     */
    static Fingerprint parse(String text) {
        String[] parts = text.split(" ");
        if (parts.length != 4 || !parts[0].equals(VERSION) || parts[3].length() < 3) {
            throw new IllegalArgumentException("the stored fingerprint '" + text + "' is of no known version: it was "
                + "written by another release of saslwatch; use that release, or start with a new store");
        }
        List<Mark> marks = new ArrayList<>();
        for (String mark : parts[1].split(",")) {
            if (!mark.isEmpty()) {
                marks.add(Mark.parse(mark));
            }
        }
        return new Fingerprint(List.copyOf(marks), Mark.parse(parts[2]), parts[3].charAt(0) == 'i',
            parts[3].charAt(1) == 'w', parts[3].charAt(2) == 'b');
    }
}
