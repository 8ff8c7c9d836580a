package io.saslwatch.config;

/**
 * One property of ours: declared once, here are its key, its default and its meaning. The shipped
 * {@code application.properties} and the table in the README are compared with these declarations by a test.
 *
 * @param key      full name, starts with {@code saslwatch.}
 * @param kind     what values it takes
 * @param standard default as text; empty when there is none
 * @param doc      one or two sentences for an operator, with the unit
 */
public record Setting(String key, Kind kind, String standard, String doc) {

    /** Whether a source can have a value of its own, under the key continued with a dot and the source's path. */
    public boolean perSource() {
        return kind == Kind.ZONE;
    }

    /** The environment variable that sets it: upper case, everything else an underscore. */
    public String variable() {
        return key.toUpperCase(java.util.Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    /** What values a setting takes. */
    public enum Kind {
        /** Any text. */
        TEXT,
        /** A password or token: never shown. */
        SECRET,
        /** {@code true} or {@code false}. */
        SWITCH,
        /** A whole number, not negative. */
        NUMBER,
        /** A number and a unit: {@code 250ms}, {@code 90s}, {@code 10m}, {@code 1h}, {@code 7d}. */
        DURATION,
        /** A number of bytes, with an optional unit: {@code 65536}, {@code 64k}, {@code 4m}. */
        SIZE,
        /** A time zone: {@code Europe/Berlin}, {@code UTC}, {@code +02:00}, or {@code system}. */
        ZONE
    }
}
