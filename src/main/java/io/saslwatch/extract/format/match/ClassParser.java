package io.saslwatch.extract.format.match;

/** Reads a class of characters, {@code [...]}, behind its opening bracket. */
final class ClassParser {

    private ClassParser() {
    }

    static Symbols read(Source source) {
        boolean negated = source.skip("^");
        if (source.peek() == ']') {
            throw new Unsupported("an empty class");
        }
        Symbols set = Symbols.NONE;
        int low = -1;
        while (!source.skip("]")) {
            char c = source.next();
            if (c == '-' && source.peek() != ']') {
                // Elsewhere than at an end a minus that makes no range is read in different ways
                if (low < 0) {
                    throw new Unsupported("a minus inside a class");
                }
                set = set.or(range((char) low, end(source)));
                low = -1;
                continue;
            }
            if (c == '[' || c == '&' && source.peek() == '&') {
                throw new Unsupported("a class of classes");
            }
            Symbols one = c == '\\' ? Escape.read(source) : Symbols.of(Escape.ascii(c));
            low = one.single();
            set = set.or(one);
        }
        return negated ? set.negated() : set;
    }

    private static char end(Source source) {
        char c = source.next();
        if (c == '[' || c == '-') {
            throw new Unsupported("a range that ends in " + c);
        }
        int single = c == '\\' ? Escape.read(source).single() : Escape.ascii(c);
        if (single < 0) {
            throw new Unsupported("a range that ends in a class");
        }
        return (char) single;
    }

    private static Symbols range(char low, char high) {
        if (low > high) {
            throw new Unsupported("a range that goes down");
        }
        return Symbols.range(low, high);
    }
}
