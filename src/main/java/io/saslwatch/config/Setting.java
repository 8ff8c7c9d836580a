package io.saslwatch.config;

import java.util.List;

/**
 * One property of ours: declared once, here are its key, its default and its meaning. The shipped
 * {@code application.properties} and the table in the README are compared with these declarations by a test.
 *
 * @param key      full name, starts with {@code saslwatch.}
 * @param kind     what values it takes
 * @param standard default as text; empty when there is none
 * @param doc      one or two sentences for an operator, with the unit
 * @param words    what a {@code CHOICE} chooses from; empty for all other kinds
 */
public record Setting(String key, Kind kind, String standard, String doc, List<String> words) {

    /** A setting of any kind but {@code CHOICE}. */
    public Setting(String key, Kind kind, String standard, String doc) {
        this(key, kind, standard, doc, List.of());
    }

    /** A setting that takes one of a few words. */
    static Setting choice(String key, List<String> words, String standard, String doc) {
        return new Setting(key, Kind.CHOICE, standard, doc, words);
    }

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
        /** One of the setting's words. */
        CHOICE,
        /** A whole number, not negative. */
        NUMBER,
        /** A port: 1 to 65535, or 0 where the setting says what that means. */
        PORT,
        /** A number and a unit: {@code 250ms}, {@code 90s}, {@code 10m}, {@code 1h}, {@code 7d}. */
        DURATION,
        /** A number of bytes, with an optional unit: {@code 65536}, {@code 64k}, {@code 4m}. */
        SIZE,
        /** A time zone: {@code Europe/Berlin}, {@code UTC}, {@code +02:00}, or {@code system}. */
        ZONE
    }
}
