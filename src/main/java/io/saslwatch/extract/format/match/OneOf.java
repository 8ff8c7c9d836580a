package io.saslwatch.extract.format.match;

/** One character of a set. */
final class OneOf extends Step {

    OneOf(Symbols set, Step next) {
        super(next, set);
    }

    @Override
    Step go(Subject subject) {
        if (!starts[subject.symbol(subject.place)]) {
            return null;
        }
        subject.place++;
        return next;
    }
}
