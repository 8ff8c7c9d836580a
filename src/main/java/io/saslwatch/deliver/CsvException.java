package io.saslwatch.deliver;

/** A CSV file cannot be written. The message names the file, the cause and the next step. */
public class CsvException extends RuntimeException {

    /** With nothing beneath it that would help an operator. */
    public CsvException(String message) {
        super(message);
    }

    /** With the failure that led to it. */
    public CsvException(String message, Throwable cause) {
        super(message, cause);
    }
}
