package io.saslwatch.reset;

import java.nio.file.Path;

/**
 * One file that saslwatch made.
 *
 * @param file where it is, absolute
 * @param name where it goes below the archive's folder, such as {@code csv/events-2026-11-20.csv}
 */
record Piece(Path file, String name) {
}
