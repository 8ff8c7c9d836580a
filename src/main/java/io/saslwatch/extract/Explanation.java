package io.saslwatch.extract;

/**
 * What becomes of a line, and why. Holds no password that the line leaks.
 *
 * @param line     the line, cut where a secret starts
 * @param format   the format that takes it, or null
 * @param pattern  the pattern that takes it, or null
 * @param sighting what it says; null when it says nothing of an attempt
 * @param why      in words: header, program, pattern, or why there is none
 */
public record Explanation(String line, String format, String pattern, Sighting sighting, String why) {
}
