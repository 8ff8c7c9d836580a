package io.saslwatch.extract.format.match;

/**
 * One act of matching at the subject's place. Steps form a graph whose only cycles are repeated groups, and hold nothing
 * that changes while they match, so that all threads can use them.
 */
abstract class Step {

    /** What comes next. */
    final Step next;
    /** The symbols with which the text can go on here for the rest of the expression to match. */
    final Symbols first;

    Step(Step next, Symbols first) {
        this.next = next;
        this.first = first;
    }

    /** Does it; the step to go on with, or null when it does not match. */
    abstract Step go(Subject subject);

    /** Goes on with a choice that was left open, with the numbers that it was left with. */
    Step again(Subject subject, int one, int other) {
        throw new IllegalStateException(getClass().getSimpleName() + " leaves no choice open");
    }

    /** Whether it is worth going on at that place, beyond what {@link #first} says. */
    boolean fits(Subject subject, int at) {
        return true;
    }
}
