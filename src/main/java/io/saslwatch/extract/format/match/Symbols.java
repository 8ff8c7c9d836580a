package io.saslwatch.extract.format.match;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * A set of symbols. A symbol is an ASCII character, or {@link #OTHER} for any other one: expressions that tell others
 * apart are not taken, so one symbol is enough for all of them. Where a set says what can come next, {@link #END} is the
 * end of the text. Immutable.
 */
final class Symbols {

    /** Any character outside ASCII. */
    static final int OTHER = 128;
    /** The end of the text. */
    static final int END = 129;
    static final Symbols NONE = new Symbols(new boolean[END + 1]);
    static final Symbols ALL = of(any -> true).with(OTHER);
    static final Symbols ONLY_END = NONE.with(END);

    private final boolean[] has;

    private Symbols(boolean[] has) {
        this.has = has;
    }

    /** The ASCII characters that fit. */
    static Symbols of(IntPredicate ascii) {
        boolean[] has = new boolean[END + 1];
        for (int i = 0; i < OTHER; i++) {
            has[i] = ascii.test(i);
        }
        return new Symbols(has);
    }

    static Symbols of(char only) {
        return NONE.with(only);
    }

    Symbols with(int symbol) {
        boolean[] more = has.clone();
        more[symbol] = true;
        return new Symbols(more);
    }

    Symbols without(int symbol) {
        boolean[] less = has.clone();
        less[symbol] = false;
        return new Symbols(less);
    }

    Symbols or(Symbols others) {
        boolean[] both = has.clone();
        for (int i = 0; i < both.length; i++) {
            both[i] |= others.has[i];
        }
        return new Symbols(both);
    }

    /** All characters that are not in this set. */
    Symbols negated() {
        boolean[] others = new boolean[END + 1];
        for (int i = 0; i <= OTHER; i++) {
            others[i] = !has[i];
        }
        return new Symbols(others);
    }

    boolean has(int symbol) {
        return has[symbol];
    }

    boolean meets(Symbols others) {
        for (int i = 0; i < has.length; i++) {
            if (has[i] && others.has[i]) {
                return true;
            }
        }
        return false;
    }

    /** Whether every character is in it. */
    boolean isAll() {
        return Arrays.equals(has, 0, END, ALL.has, 0, END);
    }

    /** The only character in it, which is ASCII; -1 when it has more or fewer. */
    int single() {
        int single = -1;
        for (int i = 0; i <= END; i++) {
            if (has[i]) {
                if (single >= 0 || i >= OTHER) {
                    return -1;
                }
                single = i;
            }
        }
        return single;
    }

    /** By symbol, to be read in loops and never to be written. */
    boolean[] table() {
        return has;
    }
}
