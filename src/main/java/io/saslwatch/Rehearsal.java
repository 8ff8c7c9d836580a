package io.saslwatch;

import io.saslwatch.cli.CommandLineTool;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * What the launcher runs once in a folder of its own, so that its class-data archive holds what commands load: a scan of
 * the samples, the checks of all routes, and a report. What they find is of no interest here. Nobody is asked over the
 * network.
 */
public final class Rehearsal {

    private Rehearsal() {
    }

    /**
     * Runs them; the exit status is the scan's.
     *
     * @param args a folder that can be written, and the logs
     */
    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        String store = "jdbc:sqlite:" + folder.resolve("rehearsal.db");
        int scanned = type("scan", "--db", store, "--json", folder.resolve("rehearsal.json").toString(), "--csv",
            folder.resolve("rehearsal.csv").toString(), "-Dsaslwatch.enrich.geo.enabled=false", args[1]);
        type("check");
        for (String format : List.of("text", "html")) {
            type("report", "--day", "today", "--format", format, "-Dsaslwatch.store.url=" + store);
        }
        System.exit(scanned);
    }

    private static int type(String... command) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        return CommandLineTool.run(command, InputStream.nullInputStream(), nowhere, nowhere);
    }
}
