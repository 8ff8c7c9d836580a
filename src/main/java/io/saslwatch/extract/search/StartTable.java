package io.saslwatch.extract.search;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Tells which of several texts a message starts with, without a search. A text that begins with {@code *} means any
 * first word and then the rest: {@code *: client=} fits {@code 4BPgJp: client=...}. The rest has a blank or ends where
 * the word ends. Immutable and thread-safe.
 */
public final class StartTable {

    /** More texts than this do not fit into the answer. */
    public static final int MOST = 64;

    private static final int LONGEST_WORD = 64;

    private final byte[][] starts;
    // Of a text behind a first word: how much of it belongs to that word
    private final int[] inWord;
    private final long[] byFirstByte = new long[256];
    private final long words;

    /** A table of at most {@value #MOST} texts. */
    public StartTable(List<String> texts) {
        if (texts.size() > MOST) {
            throw new IllegalArgumentException("more than " + MOST + " starts");
        }
        starts = new byte[texts.size()][];
        inWord = new int[texts.size()];
        long afterWord = 0;
        for (int i = 0; i < starts.length; i++) {
            String text = texts.get(i);
            if (text.startsWith("*")) {
                starts[i] = text.substring(1).getBytes(StandardCharsets.UTF_8);
                int blank = text.indexOf(' ') - 1;
                inWord[i] = blank < 0 ? starts[i].length : blank;
                afterWord |= 1L << i;
            } else {
                starts[i] = text.getBytes(StandardCharsets.UTF_8);
                byFirstByte[starts[i][0] & 0xFF] |= 1L << i;
            }
        }
        words = afterWord;
    }

    /** The texts that {@code b[from, to)} starts with: bit n for text n. */
    public long find(byte[] b, int from, int to) {
        if (from >= to) {
            return 0;
        }
        long found = 0;
        for (long rest = byFirstByte[b[from] & 0xFF]; rest != 0; rest &= rest - 1) {
            int i = Long.numberOfTrailingZeros(rest);
            found |= isAt(b, from, to, i);
        }
        return words == 0 ? found : found | afterWord(b, from, to);
    }

    private long afterWord(byte[] b, int from, int to) {
        int limit = Math.min(to, from + LONGEST_WORD);
        int blank = from;
        while (blank < limit && b[blank] != ' ') {
            blank++;
        }
        long found = 0;
        for (long rest = words; rest != 0; rest &= rest - 1) {
            int i = Long.numberOfTrailingZeros(rest);
            int start = blank - inWord[i];
            found |= start > from ? isAt(b, start, to, i) : 0;
        }
        return found;
    }

    private long isAt(byte[] b, int at, int to, int i) {
        int end = at + starts[i].length;
        return end <= to && Arrays.equals(b, at, end, starts[i], 0, starts[i].length) ? 1L << i : 0;
    }
}
