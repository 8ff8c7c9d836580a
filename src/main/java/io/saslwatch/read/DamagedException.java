package io.saslwatch.read;

import java.io.IOException;

/** Says that compressed data is wrong, so that nothing behind this place can be trusted. */
final class DamagedException extends IOException {

    private static final long serialVersionUID = 1;

    DamagedException(String message) {
        super(message);
    }

    DamagedException(String message, Throwable cause) {
        super(message, cause);
    }
}
