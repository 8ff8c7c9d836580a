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
    // Which texts begin with a byte, and which stand behind a first word: lists, for the quick compiler makes a dozen
    // branches of each step through the bits of a long
    private final int[][] byFirstByte = new int[256][0];
    private final int[] words;

    /** A table of at most {@value #MOST} texts. */
    public StartTable(List<String> texts) {
        if (texts.size() > MOST) {
            throw new IllegalArgumentException("more than " + MOST + " starts");
        }
        starts = new byte[texts.size()][];
        inWord = new int[texts.size()];
        int[] afterWord = {};
        for (int i = 0; i < starts.length; i++) {
            String text = texts.get(i);
            if (text.startsWith("*")) {
                starts[i] = text.substring(1).getBytes(StandardCharsets.UTF_8);
                int blank = text.indexOf(' ') - 1;
                inWord[i] = blank < 0 ? starts[i].length : blank;
                afterWord = with(afterWord, i);
            } else {
                starts[i] = text.getBytes(StandardCharsets.UTF_8);
                byFirstByte[starts[i][0] & 0xFF] = with(byFirstByte[starts[i][0] & 0xFF], i);
            }
        }
        words = afterWord;
    }

    private static int[] with(int[] list, int more) {
        int[] longer = Arrays.copyOf(list, list.length + 1);
        longer[list.length] = more;
        return longer;
    }

    /** The texts that {@code b[from, to)} starts with: bit n for text n. */
    public long find(byte[] b, int from, int to) {
        if (from >= to) {
            return 0;
        }
        long found = 0;
        for (int i : byFirstByte[b[from] & 0xFF]) {
            found |= isAt(b, from, to, i);
        }
        return words.length == 0 ? found : found | afterWord(b, from, to);
    }

    private long afterWord(byte[] b, int from, int to) {
        int limit = Math.min(to, from + LONGEST_WORD);
        int blank = from;
        while (blank < limit && b[blank] != ' ') {
            blank++;
        }
        long found = 0;
        for (int i : words) {
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
