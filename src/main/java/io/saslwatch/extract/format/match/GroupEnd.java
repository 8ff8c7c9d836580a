package io.saslwatch.extract.format.match;

/**
 * Where a group ends; from here on it takes part. No group is inside a loop, so going back needs to undo nothing: on
 * another way to here it is set anew, and a {@link Choice} of a way around it clears it.
 */
final class GroupEnd extends Step {

    private final int number;

    GroupEnd(int number, Step next) {
        super(next, next.first);
        this.number = number;
    }

    @Override
    Step go(Subject subject) {
        subject.groups[2 * number + 1] = subject.place;
        return next;
    }

    @Override
    boolean fits(Subject subject, int at) {
        return next.fits(subject, at);
    }
}
