package io.saslwatch.reset;

import java.nio.file.Path;

/**
 * One file that saslwatch made, or was given.
 *
 * @param file  where it is, absolute
 * @param name  where it goes below the archive's folder, such as {@code csv/events-2026-11-20.csv}
 * @param given whether people may have put it there, who would not get it again: it is moved, and never deleted
 */
record Piece(Path file, String name, boolean given) {
}
