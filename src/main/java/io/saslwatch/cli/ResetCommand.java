package io.saslwatch.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Begins anew. */
@Command(name = "reset", mixinStandardHelpOptions = true,
    description = {"Moves the store with its read positions, the CSV files and the service's own log into a dated folder.",
        "The next start reads the logs again from the beginning. Settings, routes and data on places stay. It is refused "
            + "while the service runs; killed half-way it is finished by giving it again."})
final class ResetCommand implements Callable<Integer> {

    private final Streams streams;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ClearingOptions options;

    /** With the streams on which a person is asked. */
    ResetCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        return options.clear("reset", false, false, streams, spec.commandLine().getOut());
    }
}
