package io.saslwatch.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;

/** Writes the manual page of each command into a folder; the build calls it. */
public final class ManPages {

    private ManPages() {
    }

    /** Arguments: the folder, and the version that pages show. */
    public static void main(String[] args) throws IOException {
        write(Path.of(args[0]), "saslwatch " + args[1]);
    }

    /** Writes all pages; those that are there are replaced. */
    static void write(Path folder, String version) throws IOException {
        Files.createDirectories(folder);
        CommandLine all = CommandLineTool.line(new Streams(InputStream.nullInputStream(),
            new PrintStream(PrintStream.nullOutputStream()), new PrintStream(PrintStream.nullOutputStream())));
        write(folder, all.getCommandSpec(), version);
    }

    private static void write(Path folder, CommandSpec command, String version) throws IOException {
        if (command.userObject() instanceof HelpCommand) {
            return;
        }
        Files.writeString(folder.resolve(ManPage.fileName(command)), ManPage.text(command, version), StandardCharsets.UTF_8);
        for (CommandLine sub : command.subcommands().values()) {
            write(folder, sub.getCommandSpec(), version);
        }
    }
}
