package io.saslwatch.store;

/** The store cannot be used. The message names the store, the cause and the next step, and never a password. */
public class StoreException extends RuntimeException {

    /** With nothing beneath it that would help an operator. */
    public StoreException(String message) {
        super(message);
    }

    /** With the failure that led to it. */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
