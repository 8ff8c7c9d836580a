package io.saslwatch.extract.format.match;

/** Where a group starts. */
final class GroupStart extends Step {

    private final int number;

    GroupStart(int number, Step next) {
        super(next, next.first);
        this.number = number;
    }

    @Override
    Step go(Subject subject) {
        subject.groups[2 * number] = subject.place;
        return next;
    }

    @Override
    boolean fits(Subject subject, int at) {
        return next.fits(subject, at);
    }
}
