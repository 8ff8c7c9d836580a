package io.saslwatch.event;

import java.util.Locale;

/** How much an alert matters. In order: each is more than the one before. */
public enum Severity {
    /** Told for the record. */
    INFO,
    /** Worth knowing; nothing has to be done today. */
    LOW,
    /** Deserves a look today. */
    MEDIUM,
    /** Somebody should act now. */
    HIGH;

    /** The word in tables, files and messages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The severity of a word.
     *
     * @throws IllegalArgumentException when it is none; the message names those that there are
     */
    public static Severity of(String word) {
        for (Severity severity : values()) {
            if (severity.word().equals(word)) {
                return severity;
            }
        }
        throw new IllegalArgumentException("'" + word + "' is no severity: info, low, medium or high");
    }
}
