package io.saslwatch.extract.format.match;

import java.util.Arrays;

/**
 * Where matching can go back to, the youngest last: a step and two numbers of its own. A heap of its own instead of
 * recursion, so that a text cannot overflow a thread's stack. Mutable, not thread-safe.
 */
final class Choices {

    private static final int KEPT = 256;
    /** Honest lines leave fewer than 10 open; memory for a crafted one ends here, and matching with it. */
    private static final int MOST = 1 << 16;

    private Step[] steps = new Step[16];
    private int[] numbers = new int[32];
    private int open;

    void clear() {
        open = 0;
        if (steps.length > KEPT) {
            steps = new Step[KEPT];
            numbers = new int[2 * KEPT];
        }
    }

    boolean isEmpty() {
        return open == 0;
    }

    /** Remembers a choice; false when there are too many. */
    boolean add(Step step, int first, int second) {
        if (open == steps.length) {
            if (open == MOST) {
                return false;
            }
            steps = Arrays.copyOf(steps, 2 * open);
            numbers = Arrays.copyOf(numbers, 4 * open);
        }
        steps[open] = step;
        numbers[2 * open] = first;
        numbers[2 * open + 1] = second;
        open++;
        return true;
    }

    /** Takes the youngest choice up again. */
    Step resume(Subject subject) {
        open--;
        return steps[open].again(subject, numbers[2 * open], numbers[2 * open + 1]);
    }
}
