package io.saslwatch.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What runs, and how the files differ from it. */
@Command(name = "routes", mixinStandardHelpOptions = true,
    subcommands = {RoutesListCommand.class, RoutesDiffCommand.class, HelpCommand.class},
    description = "Shows which routes run, and how the files differ from them.")
final class RoutesCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitStatus.USAGE;
    }
}
