package io.saslwatch.enrich.geo;

import java.io.IOException;

/** A file holds no data that can be used. The message says why, and with what line where lines have numbers. */
final class DamagedDataException extends IOException {

    private static final long serialVersionUID = 1;

    DamagedDataException(String message) {
        super(message);
    }

    DamagedDataException(String message, Throwable cause) {
        super(message, cause);
    }
}
