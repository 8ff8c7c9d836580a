package io.saslwatch.extract.format.match;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * A text to be matched, and the groups that a match found. A text of ASCII bytes, as nearly all of a log are, is matched
 * where it lies, and only its groups become strings. Mutable, to be used again for the next text; not thread-safe.
 */
public final class Subject {

    static final int NOWHERE = -1;
    private static final int KEPT = 8192;

    /** The text's symbols, those outside ASCII as {@link Symbols#OTHER}. */
    byte[] symbols;
    int from;
    int to;
    /** Where matching is. */
    int place;
    /** How much it may still do; less than nothing when too much was done. */
    int work;
    /** Start and end of each group, by its number; it takes part when its end is somewhere. */
    int[] groups = new int[32];
    private final Choices choices = new Choices();
    private byte[] folded = {};
    private boolean ascii;
    private boolean plain;
    // Null while nobody asked for it
    private String text;

    /** A subject whose text is still empty. */
    public Subject() {
        set("");
    }

    /**
     * Makes the bytes the text, what is not UTF-8 being replaced. They have to stay as they are as long as the text is in
     * use.
     */
    public void set(byte[] utf8, int start, int end) {
        if (!isAscii(utf8, start, end)) {
            set(new String(utf8, start, end - start, UTF_8));
            return;
        }
        text = null;
        ascii = true;
        plain = true;
        symbols = utf8;
        from = start;
        to = end;
    }

    private static boolean isAscii(byte[] bytes, int start, int end) {
        int signs = 0;
        int i = start;
        for (int last = end - 8; i <= last; i += 8) {
            signs |= bytes[i] | bytes[i + 1] | bytes[i + 2] | bytes[i + 3] | bytes[i + 4] | bytes[i + 5] | bytes[i + 6]
                | bytes[i + 7];
        }
        for (; i < end; i++) {
            signs |= bytes[i];
        }
        return signs >= 0;
    }

    /** Makes a string the text. */
    public void set(String whole) {
        text = whole;
        ascii = false;
        plain = true;
        from = 0;
        to = whole.length();
        if (folded.length < to || folded.length > KEPT) {
            folded = new byte[Math.max(to, 256)];
        }
        symbols = folded;
        for (int i = 0; i < to; i++) {
            char c = whole.charAt(i);
            symbols[i] = (byte) (c < Symbols.OTHER ? c : Symbols.OTHER);
            // One symbol for two places
            plain &= !Character.isSurrogate(c);
        }
    }

    /** Whether a {@link Program} can match it: every character of it is one {@code char}. */
    public boolean isPlain() {
        return plain;
    }

    /** The length in chars. */
    public int length() {
        return to - from;
    }

    /** The whole text. */
    public String text() {
        if (text == null) {
            text = new String(symbols, from, to - from, ISO_8859_1);
        }
        return text;
    }

    /** Whether the text contains another one. */
    public boolean contains(String wanted) {
        if (!ascii || wanted.isEmpty()) {
            return text().contains(wanted);
        }
        char first = wanted.charAt(0);
        for (int at = from, last = to - wanted.length(); at <= last; at++) {
            if (symbols[at] == first && isAt(at, wanted)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAt(int at, String wanted) {
        for (int i = 1; i < wanted.length(); i++) {
            if (symbols[at + i] != wanted.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The text of a group of the last match; null when it took no part. */
    public String group(int number) {
        int end = groups[2 * number + 1];
        if (end == NOWHERE) {
            return null;
        }
        int start = groups[2 * number];
        return ascii ? new String(symbols, start, end - start, ISO_8859_1) : text.substring(start, end);
    }

    /** Sets a group found by another engine, by its first char and the one behind it; -1 when it took no part. */
    public void group(int number, int start, int end) {
        groups[2 * number] = from + start;
        groups[2 * number + 1] = end < 0 ? NOWHERE : from + end;
    }

    /** Makes room for so many groups, of which none takes part. */
    public void clear(int count) {
        if (groups.length < 2 * count + 2) {
            groups = new int[2 * count + 2];
        }
        Arrays.fill(groups, 0, 2 * count + 2, NOWHERE);
    }

    void begin(int count, int allowed) {
        clear(count);
        choices.clear();
        place = from;
        work = allowed;
    }

    /** The symbol at a place; {@link Symbols#END} at the end. */
    int symbol(int at) {
        return at < to ? symbols[at] & 0xFF : Symbols.END;
    }

    /** Leaves a choice open for later. */
    void leave(Step step, int one, int other) {
        if (!choices.add(step, one, other)) {
            work = NOWHERE;
        }
    }

    boolean hasChoice() {
        return !choices.isEmpty();
    }

    Step resume() {
        return choices.resume(this);
    }
}
