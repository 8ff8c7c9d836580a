package io.saslwatch;

import io.saslwatch.cli.CommandLineTool;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The program: hands its arguments to the command line and ends with its exit status. */
public final class App {

    private App() {
    }

    /** Runs one command; see {@code saslwatch --help}. */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), false,
            StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.err), true,
            StandardCharsets.UTF_8);
        int status = CommandLineTool.run(args, System.in, out, err);
        out.flush();
        System.exit(status);
    }
}
