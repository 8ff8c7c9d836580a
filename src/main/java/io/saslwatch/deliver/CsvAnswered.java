package io.saslwatch.deliver;

import java.nio.file.Path;
import java.util.Set;

/**
 * A file with rows whose names were told after they had been written.
 *
 * @param file      which
 * @param addresses whose names were told
 */
public record CsvAnswered(Path file, Set<String> addresses) {
}
