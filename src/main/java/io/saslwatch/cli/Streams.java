package io.saslwatch.cli;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * What a command reads from and writes to.
 *
 * @param in  standard input
 * @param out for results
 * @param err for progress, warnings and errors
 */
record Streams(InputStream in, PrintStream out, PrintStream err) {
}
