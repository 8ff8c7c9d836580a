package io.saslwatch.extract.format;

/**
 * A text that can be read only so often. {@code java.util.regex} is fast on honest lines but can take exponential time
 * on crafted ones; every step of it reads a character, so a budget of reads bounds its time. Not thread-safe.
 */
final class BudgetedText implements CharSequence {

    /** Thrown when the budget is used up; one instance without a stack trace, because it is a signal, not an error. */
    static final class Spent extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private static final Spent SIGNAL = new Spent();

        private Spent() {
            super("the budget of reads is used up", null, false, false);
        }
    }

    private final String text;
    private int left;

    BudgetedText(String text, int reads) {
        this.text = text;
        this.left = reads;
    }

    @Override
    public char charAt(int index) {
        if (--left < 0) {
            throw Spent.SIGNAL;
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
