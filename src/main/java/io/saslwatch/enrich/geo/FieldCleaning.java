package io.saslwatch.enrich.geo;

import java.util.Locale;

/**
 * Brings values of foreign data into bounds. Whoever registers a network chooses its organisation's name, so texts are
 * as hostile as a log line. Thread-safe when the counter is.
 */
final class FieldCleaning {

    /** Longer texts are cut here, in characters. */
    static final int LONGEST = 200;

    private static final long LAST_ASN = 4_294_967_295L;

    private final Runnable neutralised;

    /** @param neutralised is run for each text that had to be changed or was no value at all */
    FieldCleaning(Runnable neutralised) {
        this.neutralised = neutralised;
    }

    /** An ISO 3166-1 alpha-2 code in upper case; null for everything else. */
    String country(Object value) {
        if (value instanceof String text && text.length() == 2 && isLetter(text.charAt(0)) && isLetter(text.charAt(1))) {
            return text.toUpperCase(Locale.ROOT);
        }
        return null;
    }

    /** The text without what a terminal or a page obeys, at most {@link #LONGEST} characters; null when nothing is left. */
    String text(Object value) {
        if (!(value instanceof String given)) {
            return null;
        }
        String text = given.strip();
        if (text.length() > LONGEST) {
            int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
            text = text.substring(0, end);
            neutralised.run();
        }
        for (int i = 0; i < text.length(); i++) {
            if (isHarmful(text.charAt(i))) {
                neutralised.run();
                return replaced(text);
            }
        }
        return text.isEmpty() ? null : text;
    }

    /** The number of an autonomous system from a number, {@code "174"} or {@code "AS174"}; null when it is none. */
    Long asn(Object value) {
        long number = 0;
        if (value instanceof Number given) {
            number = given.doubleValue() <= LAST_ASN ? given.longValue() : 0;
        } else if (value instanceof String text) {
            String digits = text.regionMatches(true, 0, "AS", 0, 2) ? text.substring(2) : text;
            number = digits.length() <= 10 && digits.chars().allMatch(c -> c >= '0' && c <= '9') && !digits.isEmpty()
                ? Long.parseLong(digits) : 0;
        }
        return number >= 1 && number <= LAST_ASN ? number : null;
    }

    /** Degrees from a number or its text, from {@code -limit} to {@code limit}; null when it is none. */
    Double degrees(Object value, int limit) {
        double degrees = Double.NaN;
        if (value instanceof Number given) {
            degrees = given.doubleValue();
        } else if (value instanceof String text && text.length() <= 32) {
            try {
                degrees = Double.parseDouble(text.strip());
            } catch (NumberFormatException noNumber) {
                neutralised.run();
            }
        }
        return Math.abs(degrees) <= limit ? degrees : null;
    }

    private static String replaced(String text) {
        StringBuilder clean = new StringBuilder(text);
        for (int i = 0; i < clean.length(); i++) {
            if (isHarmful(clean.charAt(i))) {
                clean.setCharAt(i, '\uFFFD');
            }
        }
        return clean.toString();
    }

    private static boolean isHarmful(char c) {
        int type = Character.getType(c);
        return type == Character.CONTROL || type == Character.FORMAT || type == Character.LINE_SEPARATOR
            || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }
}
