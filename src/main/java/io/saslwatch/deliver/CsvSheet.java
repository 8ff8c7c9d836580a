package io.saslwatch.deliver;

import java.nio.file.Path;
import java.util.List;

/**
 * The rows that a batch adds to one file.
 *
 * @param file    absolute path
 * @param entries one row each, in the order in which they settled
 */
public record CsvSheet(Path file, List<CsvEntry> entries) {
}
