package io.saslwatch.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Clears away all that saslwatch made. */
@Command(name = "purge", mixinStandardHelpOptions = true,
    description = {"Moves all that saslwatch made into a dated folder: what reset moves, data on places, the CSV file of "
        + "alerts, and the good copy of the routes; also the logs that it has read from the inbox.",
        "What somebody else put into these folders stays. Settings and routes stay. It is refused while the service runs; killed half-way it is finished by giving it again."})
final class PurgeCommand implements Callable<Integer> {

    private final Streams streams;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ClearingOptions options;

    @Option(names = "--delete", description = "Delete what it made, and keep nothing of it. Logs "
        + "that it has read from the inbox, and data on places that it has not downloaded, stay where they are.")
    private boolean delete;

    /** With the streams on which a person is asked. */
    PurgeCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        return options.clear("purge", true, delete, streams, spec.commandLine().getOut());
    }
}
