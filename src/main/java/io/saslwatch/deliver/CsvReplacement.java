package io.saslwatch.deliver;

/**
 * A new file that stands beside the old one.
 *
 * @param of     the old file, and whose rows were changed
 * @param length the new one's length in bytes
 * @param rows   how many rows were changed; with 0 there is no new file
 */
public record CsvReplacement(CsvAnswered of, long length, long rows) {
}
