package io.saslwatch.extract.format.match;

/**
 * A set of symbols. A symbol is an ASCII character, or {@link #OTHER} for any other one: expressions that tell others
 * apart are not taken, so one symbol is enough for all of them. Where a set says what can come next, {@link #END} is the
 * end of the text. Immutable.
 *
 * @param low  bit n for character n, below 64
 * @param high bit n for character 64 + n
 * @param rest 1 for {@link #OTHER}, 2 for {@link #END}
 */
record Symbols(long low, long high, int rest) {

    /** Any character outside ASCII. */
    static final int OTHER = 128;
    /** The end of the text. */
    static final int END = 129;
    static final Symbols NONE = new Symbols(0, 0, 0);
    static final Symbols ALL = new Symbols(-1, -1, 1);
    static final Symbols ONLY_END = new Symbols(0, 0, 2);

    static Symbols of(char ascii) {
        return ascii < 64 ? new Symbols(1L << ascii, 0, 0) : new Symbols(0, 1L << ascii - 64, 0);
    }

    /** All from one ASCII character to another. */
    static Symbols range(char from, char to) {
        Symbols all = NONE;
        for (char c = from; c <= to; c++) {
            all = all.or(of(c));
        }
        return all;
    }

    Symbols or(Symbols others) {
        return new Symbols(low | others.low, high | others.high, rest | others.rest);
    }

    /** All characters that are not in this set. */
    Symbols negated() {
        return new Symbols(~low, ~high, ~rest & 1);
    }

    boolean meets(Symbols others) {
        return (low & others.low | high & others.high | rest & others.rest) != 0;
    }

    /** Whether every character is in it. */
    boolean isAll() {
        return low == -1 && high == -1 && (rest & 1) != 0;
    }

    /** The only symbol in it, when that is an ASCII character; otherwise -1. */
    int single() {
        if (rest != 0 || Long.bitCount(low) + Long.bitCount(high) != 1) {
            return -1;
        }
        return low != 0 ? Long.numberOfTrailingZeros(low) : 64 + Long.numberOfTrailingZeros(high);
    }

    /** By symbol, for loops. */
    boolean[] table() {
        boolean[] table = new boolean[END + 1];
        for (int i = 0; i < 64; i++) {
            table[i] = (low >>> i & 1) != 0;
            table[64 + i] = (high >>> i & 1) != 0;
        }
        table[OTHER] = (rest & 1) != 0;
        table[END] = (rest & 2) != 0;
        return table;
    }
}
