package io.saslwatch.extract.format.match;

/** What stands behind a backslash. */
final class Escape {

    private static final Symbols DIGITS = Symbols.range('0', '9');
    private static final Symbols WORDS = DIGITS.or(Symbols.range('A', 'Z')).or(Symbols.range('a', 'z'))
        .or(Symbols.of('_'));

    private Escape() {
    }

    /** The characters that it stands for. */
    static Symbols read(Source source) {
        char c = source.next();
        return switch (c) {
            case 'd' -> DIGITS;
            case 'D' -> DIGITS.negated();
            case 'w' -> WORDS;
            case 'W' -> WORDS.negated();
            case 't' -> Symbols.of('\t');
            case 'n' -> Symbols.of('\n');
            case 'r' -> Symbols.of('\r');
            case 'f' -> Symbols.of('\f');
            case 'a' -> Symbols.of('\u0007');
            case 'x' -> Symbols.of(ascii((char) (hex(source.next()) << 4 | hex(source.next()))));
            default -> {
                if (isLetterOrDigit(c)) {
                    throw new Unsupported("\\" + c);
                }
                yield Symbols.of(ascii(c));
            }
        };
    }

    /** The character itself, when it is ASCII. */
    static char ascii(char c) {
        if (c >= Symbols.OTHER) {
            throw new Unsupported("a character outside ASCII");
        }
        return c;
    }

    private static int hex(char c) {
        int digit = c < Symbols.OTHER ? Character.digit(c, 16) : -1;
        if (digit < 0) {
            throw new Unsupported("\\x without two digits");
        }
        return digit;
    }

    private static boolean isLetterOrDigit(int c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }
}
