package io.saslwatch.extract.format.match;

/** An expression's text and the place up to which it is read. Mutable, not thread-safe. */
final class Source {

    private final String text;
    private int at;

    Source(String text) {
        this.text = text;
    }

    boolean isEmpty() {
        return at == text.length();
    }

    /** The next character, which stays; NUL at the end. */
    char peek() {
        return isEmpty() ? 0 : text.charAt(at);
    }

    char next() {
        if (isEmpty()) {
            throw new Unsupported("the expression is cut short");
        }
        return text.charAt(at++);
    }

    /** Whether the text goes on like this; if so, that is read. */
    boolean skip(String wanted) {
        boolean fits = text.startsWith(wanted, at);
        at += fits ? wanted.length() : 0;
        return fits;
    }

    /** A number of up to four digits; -1 when there is none. */
    int number() {
        int number = -1;
        for (int digits = 0; digits < 4 && peek() >= '0' && peek() <= '9'; digits++) {
            number = Math.max(number, 0) * 10 + next() - '0';
        }
        return number;
    }
}
