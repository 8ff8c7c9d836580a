package io.saslwatch.cli;

import io.saslwatch.config.Config;
import io.saslwatch.config.ExtractSettings;
import io.saslwatch.config.ManageSettings;
import io.saslwatch.config.NameSettings;
import io.saslwatch.config.Problem;
import io.saslwatch.config.ReadSettings;
import io.saslwatch.config.RunSettings;
import io.saslwatch.detect.RuleFolder;
import io.saslwatch.doctor.Account;
import io.saslwatch.doctor.AccountCheck;
import io.saslwatch.doctor.Check;
import io.saslwatch.doctor.ClockCheck;
import io.saslwatch.doctor.Finding;
import io.saslwatch.doctor.Guarded;
import io.saslwatch.doctor.JavaCheck;
import io.saslwatch.doctor.PortCheck;
import io.saslwatch.doctor.ResolverCheck;
import io.saslwatch.doctor.SettingsCheck;
import io.saslwatch.enrich.dns.NameOptions;
import io.saslwatch.read.LogPaths;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.config.ResolvConfResolverConfigProvider;

/** What is looked at on a machine with these settings. */
final class Examination {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Config config;
    private final Path root;
    private final Account account;

    Examination(Config config, Path root, Account account) {
        this.config = config;
        this.root = root;
        this.account = account;
    }

    /** All that is found, in the order in which a person would mend things; a check that fails hides no other. */
    List<Finding> findings() {
        return checks().stream().flatMap(check -> check.look().stream()).toList();
    }

    private List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        // each is made when it looks, so that a setting that it cannot take is a finding, too
        checks.add(new Guarded("settings", new SettingsCheck(this::problems)));
        checks.add(new Guarded("java", new JavaCheck(Runtime.version().feature(), Runtime.getRuntime().maxMemory())));
        checks.add(new Guarded("user", () -> new AccountCheck(account, config.on(RunSettings.AS_ROOT)).look()));
        // settings that a running service takes over at once are asked here, once, and kept by nothing
        boolean inbox = config.on(ReadSettings.INBOX);
        List<String> logs = LogPaths.of(config.text(ReadSettings.PATHS)).entries();
        checks.addAll(new LogExamination(config, root, account, inbox).checks(logs));
        checks.addAll(new FileExamination(config, account, inbox).checks());
        checks.add(new Guarded("clock", () -> new ClockCheck(root, InstantSource.system(),
            config.zone(ExtractSettings.ZONE_OF_STAMPS)).look()));
        if (config.on(NameSettings.ENABLED)) {
            checks.add(new Guarded("resolver", new ResolverCheck(this::nameServers, PATIENCE)));
        }
        checks.addAll(new ServerExamination(config, account, PATIENCE).checks());
        checks.add(new Guarded("port", () -> new PortCheck(config.text(ManageSettings.ADDRESS),
            (int) config.number(ManageSettings.PORT), () -> AskService.runs(config)).look()));
        return checks;
    }

    /** What 'saslwatch check' says of settings, but what this user may do: the service may be another one. */
    private List<Problem> problems() {
        List<Problem> problems = new ArrayList<>(SettingChecks.problems(config));
        problems.addAll(SinkChecks.unknownRules(config, RuleFolder.in(config.path(RunSettings.ROUTES)).rules()));
        problems.removeIf(problem -> FileExamination.LOOKED_AT.contains(problem.where()));
        return problems;
    }

    private List<InetSocketAddress> nameServers() {
        List<InetSocketAddress> named = NameOptions.of(config).servers();
        if (!named.isEmpty()) {
            return named;
        }
        ResolvConfResolverConfigProvider file = new ResolvConfResolverConfigProvider();
        file.initialize();
        return file.servers();
    }
}
