package io.saslwatch.cli;

import io.saslwatch.config.AlertSettings;
import io.saslwatch.config.Config;
import io.saslwatch.config.ExtractSettings;
import io.saslwatch.config.JournalSettings;
import io.saslwatch.config.MailSettings;
import io.saslwatch.config.ManageSettings;
import io.saslwatch.config.NameSettings;
import io.saslwatch.config.ReadSettings;
import io.saslwatch.config.ReportSettings;
import io.saslwatch.config.RunSettings;
import io.saslwatch.config.StoreFile;
import io.saslwatch.config.StoreSettings;
import io.saslwatch.deliver.send.HostPort;
import io.saslwatch.doctor.Account;
import io.saslwatch.doctor.AccountCheck;
import io.saslwatch.doctor.Check;
import io.saslwatch.doctor.ClockCheck;
import io.saslwatch.doctor.FolderCheck;
import io.saslwatch.doctor.HostCheck;
import io.saslwatch.doctor.JavaCheck;
import io.saslwatch.doctor.JournalCheck;
import io.saslwatch.doctor.LogCheck;
import io.saslwatch.doctor.MailCheck;
import io.saslwatch.doctor.PortCheck;
import io.saslwatch.doctor.Reach;
import io.saslwatch.doctor.ResolverCheck;
import io.saslwatch.doctor.StampCheck;
import io.saslwatch.enrich.dns.NameOptions;
import io.saslwatch.event.StreamRef;
import io.saslwatch.extract.LineTimes;
import io.saslwatch.read.LogPaths;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xbill.DNS.config.ResolvConfResolverConfigProvider;

/** What is looked at on a machine with these settings. */
final class Examination {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Pattern SERVER = Pattern.compile("jdbc:(?:postgresql|mariadb)://([^/:?,]+|\\[[^]]+])(?::(\\d+))?.*");

    private final Config config;
    private final Path root;
    private final Account account;
    private final Reach reach = new Reach(PATIENCE);

    Examination(Config config, Path root, Account account) {
        this.config = config;
        this.root = root;
        this.account = account;
    }

    /** All checks, in the order in which a person would mend things. */
    List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        checks.add(new JavaCheck(Runtime.version().feature(), Runtime.getRuntime().maxMemory()));
        checks.add(new AccountCheck(account, config.on(RunSettings.AS_ROOT)));
        logs(checks);
        folders(checks);
        checks.add(new ClockCheck(root, InstantSource.system(), config.zone(ExtractSettings.ZONE_OF_STAMPS)));
        if (config.on(NameSettings.ENABLED)) {
            checks.add(new ResolverCheck(this::nameServers, PATIENCE));
        }
        sinks(checks);
        checks.add(new PortCheck(config.text(ManageSettings.ADDRESS), (int) config.number(ManageSettings.PORT)));
        return checks;
    }

    private void logs(List<Check> checks) {
        boolean journal = Files.isDirectory(root.resolve("run/systemd/journal"));
        LineTimes times = new LineTimes(stream -> config.zone(ExtractSettings.ZONE_OF_STAMPS, stream.source()));
        for (String path : LogPaths.of(config.text(ReadSettings.PATHS)).entries()) {
            // a glob is looked at in the folder where it begins
            Path log = Path.of(path.replaceFirst("/[^/]*[*?\\[{].*", "/")).toAbsolutePath();
            checks.add(new LogCheck(log, account, journal, InstantSource.system()));
            if (Files.isRegularFile(log)) {
                checks.add(new StampCheck(log, (file, modified, bytes, from, to) -> times.epochMicros(
                    new StreamRef(0, "", file.toString(), file.toString()), modified, bytes, from, to)));
            }
        }
        if (config.on(JournalSettings.ENABLED)) {
            checks.add(new JournalCheck(root, config.text(JournalSettings.COMMAND), account));
        }
    }

    private void folders(List<Check> checks) {
        String url = config.text(StoreSettings.URL);
        Matcher server = SERVER.matcher(url);
        if (server.matches()) {
            int port = server.group(2) != null ? Integer.parseInt(server.group(2)) : url.startsWith("jdbc:p") ? 5432 : 3306;
            checks.add(new HostCheck("store", server.group(1), port, false, reach,
                "start the database, let this machine in, or correct saslwatch.store.url"));
        } else {
            StoreFile.of(config).ifPresent(file -> checks.add(folder(StoreSettings.URL.key(), file.getParent())));
        }
        if (config.on(StoreSettings.CSV)) {
            checks.add(folder(StoreSettings.CSV_FOLDER.key(), config.path(StoreSettings.CSV_FOLDER)));
        }
    }

    private Check folder(String setting, Path folder) {
        return new FolderCheck(setting, folder, account, FolderCheck.Room.SYSTEM);
    }

    private void sinks(List<Check> checks) {
        if (!config.text(AlertSettings.MAIL_TO).isEmpty() || !config.text(ReportSettings.TO).isEmpty()) {
            checks.add(new MailCheck(config.text(MailSettings.HOST), (int) config.number(MailSettings.PORT),
                config.text(MailSettings.SECURITY), reach));
        }
        if (!config.text(AlertSettings.WEBHOOK_URL).isEmpty()) {
            String proxy = config.text(AlertSettings.WEBHOOK_PROXY);
            checks.add(HostCheck.ofAddress("webhook", proxy.isEmpty() ? config.text(AlertSettings.WEBHOOK_URL)
                : "http://" + proxy, reach, "correct saslwatch.alert.webhook.url (or .proxy), or let this machine out"));
        }
        String syslog = config.text(AlertSettings.SYSLOG_TO).strip();
        if (syslog.startsWith("tcp:")) {
            syslog(syslog.substring("tcp:".length()), checks);
        }
    }

    private void syslog(String to, List<Check> checks) {
        try {
            HostPort server = HostPort.of(to, AlertSettings.SYSLOG_TO.key(), "host:port");
            checks.add(new HostCheck("syslog", server.host(), server.port(), false, reach,
                "correct saslwatch.alert.syslog.to, or let this machine in"));
        } catch (IllegalArgumentException wrong) {
            // 'saslwatch check' and 'run' tell how it is written
        }
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
