package io.saslwatch.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Geographic data: get it, look at it, ask it. */
@Command(name = "geo", mixinStandardHelpOptions = true,
    description = "Gets geographic data, shows how old it is, and looks addresses up in it.",
    subcommands = {GeoUpdateCommand.class, GeoStatusCommand.class, GeoLookupCommand.class})
final class GeoCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitStatus.USAGE;
    }
}
