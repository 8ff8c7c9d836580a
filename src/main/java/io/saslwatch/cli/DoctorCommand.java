package io.saslwatch.cli;

import io.saslwatch.config.Config;
import io.saslwatch.doctor.Account;
import io.saslwatch.doctor.Finding;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks whether the service will do its work on this machine. */
@Command(name = "doctor", mixinStandardHelpOptions = true,
    description = {"Looks whether the service will do its work on this machine, and tells what to do where it will not.",
        "Nothing is changed; name servers, mail servers and webhooks are greeted, and nothing is sent to them. The exit "
            + "status is 1 when something is wrong that keeps the service from its work."})
final class DoctorCommand implements Callable<Integer> {

    private static final String SERVICE = "saslwatch";

    private final Streams streams;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Option(names = "--user", paramLabel = "NAME",
        description = "Who the service will be (default: who runs this; for root the user saslwatch, if there is one).")
    private String user;

    @Option(names = "--json", description = "Write one JSON object per finding.")
    private boolean json;

    @Option(names = "--root", paramLabel = "DIR", defaultValue = "/", hidden = true,
        description = "Folder that stands for the machine's /.")
    private Path root;

    /** With the streams that findings go to. */
    DoctorCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        new Logging(Level.SEVERE, Level.OFF);
        Config config = options.load();
        List<Finding> findings = new Examination(config, root, account()).findings();
        if (json) {
            FindingJson.write(findings, streams.out());
        } else {
            findings.forEach(this::show);
        }
        boolean failed = findings.stream().anyMatch(finding -> finding.level() == Finding.Level.FAIL);
        spec.commandLine().getOut().flush();
        return failed ? ExitStatus.FAILED : ExitStatus.OK;
    }

    private Account account() throws IOException {
        if (user != null) {
            return Account.of(root, user).orElseThrow(() -> Refusal.usage("--user " + user + ": there is no such user; run "
                + "'saslwatch setup' to make one"));
        }
        Account own = Account.ofThisProcess(root);
        return own.name().equals("root") ? Account.of(root, SERVICE).orElse(own) : own;
    }

    private void show(Finding finding) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(String.format(Locale.ROOT, "%-4s  %-8s  %s", finding.level().name().toLowerCase(Locale.ROOT),
            finding.check(), Terminals.plain(finding.what())));
        if (!finding.remedy().isEmpty()) {
            out.println("                do: " + Terminals.plain(finding.remedy()));
        }
    }
}
