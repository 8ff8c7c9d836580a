package io.saslwatch.extract.format.match;

/** The end of the expression, which has to be the end of the text. */
final class Finish extends Step {

    Finish() {
        super(null, Symbols.ONLY_END);
    }

    @Override
    Step go(Subject subject) {
        throw new IllegalStateException("nothing comes behind the end");
    }
}
