package io.saslwatch.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Parses a command line and runs its command. */
public final class CommandLineTool {

    private CommandLineTool() {
    }

    /**
     * Runs one command.
     *
     * @param args what was typed behind {@code saslwatch}
     * @param in   standard input
     * @param out  for results
     * @param err  for progress, warnings and errors
     * @return the exit status: 0 fine, 1 failed, 2 wrong usage
     */
    public static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
        CommandLine line = line(new Streams(in, out, err), SaslwatchCommand.named(args.length == 0 ? "" : args[0]));
        line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        line.setParameterExceptionHandler(new WrongUsage());
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            Throwable cause = failure;
            while (cause.getCause() != null && !(cause instanceof Refusal)) {
                cause = cause.getCause();
            }
            if (cause instanceof Refusal refusal) {
                command.getErr().println("saslwatch: " + refusal.getMessage());
                return refusal.status();
            }
            if (cause instanceof IOException && String.valueOf(cause.getMessage()).equals("Broken pipe")) {
                // the reader of our output had seen enough
                return ExitStatus.FAILED;
            }
            command.getErr().println("saslwatch: something unexpected failed; please report this with what you typed");
            failure.printStackTrace(command.getErr());
            return ExitStatus.FAILED;
        });
        return line.execute(args);
    }

    /** All commands, before one is typed. */
    static CommandLine line(Streams streams) {
        return line(streams, SaslwatchCommand.COMMANDS);
    }

    private static CommandLine line(Streams streams, List<Class<?>> commands) {
        CommandLine line = new CommandLine(SaslwatchCommand.class, new Commands(streams));
        commands.forEach(line::addSubcommand);
        return line;
    }

    /** Makes the commands, with the streams that they use. */
    private record Commands(Streams streams) implements IFactory {

        @Override
        public <K> K create(Class<K> type) throws Exception {
            if (type == ScanCommand.class) {
                return type.cast(new ScanCommand(streams));
            }
            if (type == ResetCommand.class) {
                return type.cast(new ResetCommand(streams));
            }
            if (type == PurgeCommand.class) {
                return type.cast(new PurgeCommand(streams));
            }
            if (type == DoctorCommand.class) {
                return type.cast(new DoctorCommand(streams));
            }
            if (type == SetupCommand.class) {
                return type.cast(new SetupCommand(streams));
            }
            if (type == GeoStatusCommand.class) {
                return type.cast(new GeoStatusCommand(streams));
            }
            if (type == GeoLookupCommand.class) {
                return type.cast(new GeoLookupCommand(streams, Enrichment::names));
            }
            return type == ExplainCommand.class ? type.cast(new ExplainCommand(streams))
                : CommandLine.defaultFactory().create(type);
        }
    }
}
