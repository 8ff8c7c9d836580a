package io.saslwatch.manage;

/** The management port cannot be used; the message says why and what to do. */
public final class PortException extends RuntimeException {

    private static final long serialVersionUID = 1;

    PortException(String message) {
        super(message);
    }
}
