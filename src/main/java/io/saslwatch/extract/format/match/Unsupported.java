package io.saslwatch.extract.format.match;

/** Thrown inside the package when an expression has what this matcher does not take; a signal without a stack trace. */
final class Unsupported extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unsupported(String what) {
        super(what, null, false, false);
    }
}
