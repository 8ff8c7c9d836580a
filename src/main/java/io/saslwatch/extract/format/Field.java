package io.saslwatch.extract.format;

import java.util.Locale;
import java.util.Optional;

/** What a pattern can say of a line; all but the last two can be captured by a group of the same name. */
public enum Field {
    /** The name used to log in. */
    USER,
    /** The client's address. */
    IP,
    /** The client's port. */
    PORT,
    /** The SASL mechanism. */
    MECHANISM,
    /** The log's own words for the reason. */
    DETAIL,
    /** Session or queue id. */
    SESSION,
    /** The client as the daemon writes it. */
    CLIENT,
    /** How many attempts the line counts. */
    ATTEMPTS,
    /** The service, translated by the format's table. */
    SERVICE,
    /** The envelope sender of a mail; only for the role over-quota. */
    SENDER,
    /** How the attempt ended; only set, never captured. */
    OUTCOME,
    /** Why it did not succeed; only set, never captured. */
    REASON;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The name in format files. */
    public String word() {
        return word;
    }

    /** Whether a group of an expression may have this name. */
    public boolean captured() {
        return this != OUTCOME && this != REASON;
    }

    /** The field of that name. */
    public static Optional<Field> of(String word) {
        for (Field field : values()) {
            if (field.word.equals(word)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }
}
