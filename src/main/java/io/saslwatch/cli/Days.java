package io.saslwatch.cli;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** Reads days as people type them. Stateless. */
final class Days {

    private Days() {
    }

    /** The day that was given to an option; refuses what is none. */
    static LocalDate day(String option, String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeParseException wrong) {
            throw Refusal.usage(option + " " + typed + ": that is no day; write one such as 2026-11-20");
        }
    }
}
