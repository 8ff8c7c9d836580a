package io.saslwatch.extract.format.match;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** A fixed text. */
final class Literal extends Step {

    private final byte[] text;

    private Literal(byte[] text, Step next) {
        super(next, Symbols.of((char) text[0]));
        this.text = text;
    }

    /** The character and what follows, as one text when that is fixed, too. */
    static Literal of(char c, Step next) {
        if (next instanceof Literal more) {
            byte[] text = new byte[more.text.length + 1];
            text[0] = (byte) c;
            System.arraycopy(more.text, 0, text, 1, more.text.length);
            return new Literal(text, more.next);
        }
        return new Literal(String.valueOf(c).getBytes(US_ASCII), next);
    }

    @Override
    Step go(Subject subject) {
        if (!fits(subject, subject.place)) {
            return null;
        }
        subject.place += text.length;
        return next;
    }

    @Override
    boolean fits(Subject subject, int at) {
        byte[] wanted = text;
        if (subject.to - at < wanted.length) {
            return false;
        }
        byte[] symbols = subject.symbols;
        int i = 0;
        while (i < wanted.length && symbols[at + i] == wanted[i]) {
            i++;
        }
        subject.work -= i;
        return i == wanted.length;
    }
}
