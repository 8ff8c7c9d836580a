package io.saslwatch.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * A command that was typed, and what came of it.
 *
 * @param status exit status
 * @param out    standard output
 * @param err    standard error
 */
record Typed(int status, String out, String err) {

    /** Types a command with nothing on standard input. */
    static Typed command(String... args) {
        return piped("", args);
    }

    /** Types a command with text piped into it. */
    static Typed piped(String input, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        InputStream before = System.in;
        // the component that reads logs takes the process's own standard input
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            int status = CommandLineTool.run(args, System.in, new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
            return new Typed(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setIn(before);
        }
    }
}
