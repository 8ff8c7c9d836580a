package io.saslwatch.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program's name and what it can do. */
@Command(name = "saslwatch",
    description = "Watches who logs in to a mail server, from where, and which account is attacked.",
    mixinStandardHelpOptions = true,
    versionProvider = SaslwatchCommand.Version.class,
    subcommands = {RunCommand.class, ScanCommand.class, ExplainCommand.class, CheckCommand.class, EnrichCommand.class,
        BacktestCommand.class, GeoCommand.class, ReportCommand.class, AlertsCommand.class, AckCommand.class,
        SilenceCommand.class, DeliveriesCommand.class, StatusCommand.class, RoutesCommand.class, HelpCommand.class},
    footer = {"", "Exit status: 0 fine, 1 failed, 2 wrong usage or settings.",
        "Look at the bundled samples: saslwatch scan samples"})
final class SaslwatchCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitStatus.USAGE;
    }

    /** Tells the version from the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = SaslwatchCommand.class.getPackage().getImplementationVersion();
            return new String[] {"saslwatch " + (version == null ? "(not packaged)" : version)
                + " (Java " + Runtime.version().feature() + ")"};
        }
    }
}
