package io.saslwatch.read;

/** Says that trying again is of no use: what was read cannot be read again. */
final class UnrepeatableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnrepeatableException(String message) {
        super(message);
    }
}
