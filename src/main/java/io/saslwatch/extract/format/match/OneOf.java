package io.saslwatch.extract.format.match;

/** One character of a set. */
final class OneOf extends Step {

    private final boolean[] set;

    OneOf(Symbols set, Step next) {
        super(next, set);
        this.set = set.table();
    }

    @Override
    Step go(Subject subject) {
        if (!set[subject.symbol(subject.place)]) {
            return null;
        }
        subject.place++;
        return next;
    }
}
