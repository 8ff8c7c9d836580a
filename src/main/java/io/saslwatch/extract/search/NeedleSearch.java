package io.saslwatch.extract.search;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Searches for several texts in one pass: Wu and Manber, "A fast algorithm for multi-pattern searching" (1994), with
 * blocks of two bytes. Most steps leap over nearly the length of the shortest text. Immutable and thread-safe.
 */
public final class NeedleSearch {

    /** More texts than this do not fit into the answer. */
    public static final int MOST = 64;

    private static final int TABLE = 1024;

    private final byte[][] needles;
    private final int length;
    private final byte[] leaps;
    private final int[][] ending;
    private final long all;

    /**
     * A search.
     *
     * @param texts at most {@value #MOST}, each of at least two bytes in UTF-8
     */
    public NeedleSearch(List<String> texts) {
        if (texts.size() > MOST) {
            throw new IllegalArgumentException("more than " + MOST + " needles");
        }
        needles = texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
        all = texts.size() == MOST ? -1 : (1L << texts.size()) - 1;
        length = Math.min(Byte.MAX_VALUE, Arrays.stream(needles).mapToInt(needle -> needle.length).min().orElse(2));
        leaps = new byte[TABLE];
        Arrays.fill(leaps, (byte) (length - 1));
        ending = new int[TABLE][];
        for (byte[] needle : needles) {
            for (int i = 0; i <= length - 2; i++) {
                int block = block(needle[i], needle[i + 1]);
                leaps[block] = (byte) Math.min(leaps[block], length - 2 - i);
            }
        }
        for (int block = 0; block < TABLE; block++) {
            ending[block] = leaps[block] == 0 ? needlesEndingWith(block) : null;
        }
    }

    private int[] needlesEndingWith(int block) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < needles.length; i++) {
            if (block(needles[i][length - 2], needles[i][length - 1]) == block) {
                found.add(i);
            }
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Which texts occur in {@code b[from, to)}: bit n for text n. */
    public long find(byte[] b, int from, int to) {
        if (needles.length == 0) {
            return 0;
        }
        long found = 0;
        int last = to - 2;
        int at = from + length - 2;
        while (at <= last) {
            int block = block(b[at], b[at + 1]);
            int leap = leaps[block];
            if (leap == 0) {
                found |= startingAt(b, at - (length - 2), to, ending[block]);
                if (found == all) {
                    return found;
                }
                leap = 1;
            }
            at += leap;
        }
        return found;
    }

    private long startingAt(byte[] b, int start, int to, int[] candidates) {
        long found = 0;
        for (int candidate : candidates) {
            byte[] needle = needles[candidate];
            int end = start + needle.length;
            if (end <= to && Arrays.equals(b, start, end, needle, 0, needle.length)) {
                found |= 1L << candidate;
            }
        }
        return found;
    }

    private static int block(byte first, byte second) {
        return (first & 0x7F) << 3 ^ (second & 0xFF);
    }
}
