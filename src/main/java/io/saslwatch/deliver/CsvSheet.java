package io.saslwatch.deliver;

import io.saslwatch.event.AuthEvent;
import java.nio.file.Path;
import java.util.List;

/**
 * The rows that a batch adds to one file.
 *
 * @param file   absolute path
 * @param events one row each, in the order in which they settled
 */
public record CsvSheet(Path file, List<AuthEvent> events) {
}
