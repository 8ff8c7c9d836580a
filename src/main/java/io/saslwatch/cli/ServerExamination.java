package io.saslwatch.cli;

import io.saslwatch.config.AlertSettings;
import io.saslwatch.config.Config;
import io.saslwatch.config.MailSettings;
import io.saslwatch.config.ReportSettings;
import io.saslwatch.config.TlsSettings;
import io.saslwatch.deliver.send.HostPort;
import io.saslwatch.deliver.send.WebhookTls;
import io.saslwatch.doctor.Account;
import io.saslwatch.doctor.AnyOf;
import io.saslwatch.doctor.Check;
import io.saslwatch.doctor.Finding;
import io.saslwatch.doctor.Guarded;
import io.saslwatch.doctor.HostCheck;
import io.saslwatch.doctor.MailCheck;
import io.saslwatch.doctor.Reach;
import io.saslwatch.doctor.ReadableCheck;
import io.saslwatch.store.StoreAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is looked at of all servers that the service talks to. */
final class ServerExamination {

    private final Config config;
    private final Account account;
    private final Reach reach;

    ServerExamination(Config config, Account account, Duration patience) {
        this.config = config;
        this.account = account;
        this.reach = new Reach(patience, () -> new WebhookTls(MailParts.trust(config)).createSSLContext(null));
    }

    List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        checks.add(new Guarded("store", this::store));
        boolean alerts = !config.text(AlertSettings.RULES).isEmpty();
        boolean mail = alerts && !config.text(AlertSettings.MAIL_TO).isEmpty() || !config.text(ReportSettings.TO).isEmpty();
        boolean webhook = alerts && !config.text(AlertSettings.WEBHOOK_URL).isEmpty();
        if ((mail || webhook) && !MailParts.trust(config).isEmpty()) {
            checks.add(new Guarded("tls", new ReadableCheck("tls", List.of(config.path(TlsSettings.TRUST).toAbsolutePath()),
                account, true, "correct " + TlsSettings.TRUST.key())));
        }
        if (mail) {
            checks.add(new Guarded("mail", () -> new MailCheck(config.text(MailSettings.HOST),
                (int) config.number(MailSettings.PORT), config.text(MailSettings.SECURITY), reach).look()));
        }
        if (webhook) {
            String proxy = config.text(AlertSettings.WEBHOOK_PROXY);
            checks.add(new Guarded("webhook", HostCheck.ofAddress("webhook", proxy.isEmpty()
                ? config.text(AlertSettings.WEBHOOK_URL) : "http://" + proxy, reach,
                "correct saslwatch.alert.webhook.url (or .proxy), or let this machine out")));
        }
        String syslog = config.text(AlertSettings.SYSLOG_TO).strip();
        // over UDP nobody answers, and how it is written is told of the settings
        if (alerts && syslog.startsWith("tcp:")) {
            checks.add(new Guarded("syslog", () -> syslog(syslog.substring("tcp:".length()))));
        }
        return checks;
    }

    private List<Finding> store() {
        return new AnyOf(StoreAddress.of(config).servers().stream().<Check>map(server -> new HostCheck("store", server.host(),
            server.port(), false, reach, "start the database, let this machine in, or correct saslwatch.store.url")).toList())
            .look();
    }

    private List<Finding> syslog(String to) {
        HostPort server = HostPort.of(to, AlertSettings.SYSLOG_TO.key(), "host:port");
        return new HostCheck("syslog", server.host(), server.port(), false, reach,
            "correct saslwatch.alert.syslog.to, or let this machine in").look();
    }
}
