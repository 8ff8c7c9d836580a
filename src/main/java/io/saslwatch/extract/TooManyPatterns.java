package io.saslwatch.extract;

/** Formats together have more patterns for one program than can be tried on its lines; the message names it. */
final class TooManyPatterns extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    TooManyPatterns(String message) {
        super(message);
    }
}
