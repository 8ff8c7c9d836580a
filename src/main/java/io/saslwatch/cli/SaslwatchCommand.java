package io.saslwatch.cli;

import java.util.List;
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
    footer = {"", "Exit status: 0 fine, 1 failed, 2 wrong usage or settings.",
        "Look at the bundled samples: saslwatch scan samples"})
final class SaslwatchCommand implements Callable<Integer> {

    /** All commands, in the order in which help lists them. */
    static final List<Class<?>> COMMANDS = List.of(RunCommand.class, ScanCommand.class, ExplainCommand.class,
        CheckCommand.class, EnrichCommand.class, BacktestCommand.class, GeoCommand.class, ReportCommand.class,
        AlertsCommand.class, AckCommand.class, SilenceCommand.class, DeliveriesCommand.class, StatusCommand.class,
        RoutesCommand.class, SetupCommand.class, DoctorCommand.class, ResetCommand.class, PurgeCommand.class,
        HelpCommand.class);

    @Spec
    private CommandSpec spec;

    /** The command of this name alone, or all when there is none: reading one command's options takes 10 ms. */
    static List<Class<?>> named(String name) {
        return COMMANDS.stream().filter(type -> type != HelpCommand.class
            && type.getAnnotation(Command.class).name().equals(name)).<Class<?>>map(type -> type).findFirst()
            .map(List::<Class<?>>of).orElse(COMMANDS);
    }

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
