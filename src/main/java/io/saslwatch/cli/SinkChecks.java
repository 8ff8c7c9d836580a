package io.saslwatch.cli;

import io.saslwatch.config.AlertSettings;
import io.saslwatch.config.Config;
import io.saslwatch.config.MailSettings;
import io.saslwatch.config.Problem;
import io.saslwatch.config.ReportSettings;
import io.saslwatch.config.Setting;
import io.saslwatch.config.TlsSettings;
import io.saslwatch.deliver.send.AlertCsv;
import io.saslwatch.deliver.send.MailAddresses;
import io.saslwatch.deliver.send.Script;
import io.saslwatch.deliver.send.Syslog;
import io.saslwatch.deliver.send.Webhook;
import io.saslwatch.deliver.send.WebhookClient;
import io.saslwatch.deliver.send.WebhookTls;
import io.saslwatch.event.Severity;
import io.saslwatch.event.SinkFilter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Says which sinks cannot work as they are set, before anything is sent; secrets are not shown. Sends nothing. */
final class SinkChecks {

    private final Config config;
    private final List<Problem> problems = new ArrayList<>();

    private SinkChecks(Config config) {
        this.config = config;
    }

    /** What is wrong with the sinks that are in force; those that are not are not looked at. */
    static List<Problem> problems(Config config) {
        SinkChecks checks = new SinkChecks(config);
        if (!config.text(AlertSettings.RULES).isEmpty()) {
            checks.sinks();
        }
        if (checks.isSet(ReportSettings.TO)) {
            checks.check(ReportSettings.TO, () -> MailAddresses.check(config.text(ReportSettings.TO)));
        }
        if (checks.isSet(ReportSettings.TO) || checks.isMailing()) {
            checks.mailServer();
        }
        return List.copyOf(checks.problems);
    }

    /** Names of rules in the filter that no rule has: their alerts would never come. */
    static List<Problem> unknownRules(Config config, List<String> rules) {
        return Arrays.stream(config.text(AlertSettings.RULES).split(",")).map(String::strip).filter(name -> !name.isEmpty())
            .filter(name -> rules.stream().noneMatch(new SinkFilter(List.of(name), Severity.INFO)::takesRule))
            .map(name -> new Problem(AlertSettings.RULES.key(), "no alert is delivered for '" + name + "'",
                "no rule is called so", "write names of rules, separated by commas, such as " + String.join(", ", rules)))
            .toList();
    }

    private void sinks() {
        long attempts = config.number(AlertSettings.ATTEMPTS);
        check(AlertSettings.ATTEMPTS, () -> range(attempts, 10_000));
        if (isSet(AlertSettings.MAIL_TO)) {
            check(AlertSettings.MAIL_TO, () -> MailAddresses.check(config.text(AlertSettings.MAIL_TO)));
        }
        if (isSet(AlertSettings.WEBHOOK_URL)) {
            webhook();
        }
        if (isSet(AlertSettings.SYSLOG_TO)) {
            check(AlertSettings.SYSLOG_TO, () -> new Syslog(config.text(AlertSettings.SYSLOG_TO)));
        }
        if (isSet(AlertSettings.EXEC_COMMAND)) {
            check(AlertSettings.EXEC_COMMAND, () -> new Script(config.text(AlertSettings.EXEC_COMMAND), "1s").requireProgram());
            check(AlertSettings.EXEC_AT_ONCE, () -> range(config.number(AlertSettings.EXEC_AT_ONCE), 100));
        }
        if (isSet(AlertSettings.CSV_FILE)) {
            check(AlertSettings.CSV_FILE, () -> new AlertCsv(config.text(AlertSettings.CSV_FILE)).requireWritable());
        }
        AlertSettings.ALL.stream().filter(setting -> setting.key().endsWith(".severity"))
            .forEach(setting -> check(setting, () -> Severity.of(config.text(setting))));
    }

    private void webhook() {
        check(AlertSettings.WEBHOOK_URL, () -> new Webhook(config.text(AlertSettings.WEBHOOK_KIND),
            config.text(AlertSettings.WEBHOOK_URL), "", "", "", config.text(AlertSettings.WEBHOOK_HEADER)));
        check(AlertSettings.WEBHOOK_PROXY, () -> new WebhookClient(config.text(AlertSettings.WEBHOOK_PROXY),
            config.text(AlertSettings.WEBHOOK_PROXY_USER), config.text(AlertSettings.WEBHOOK_PROXY_PASSWORD)));
        check(TlsSettings.TRUST, () -> new WebhookTls(MailParts.trust(config)));
    }

    private void mailServer() {
        check(MailSettings.HOST, () -> MailParts.sender(config));
        if (isSet(MailSettings.FROM)) {
            check(MailSettings.FROM, () -> MailAddresses.check(config.text(MailSettings.FROM)));
        }
        if (isSet(MailSettings.USER) != isSet(MailSettings.PASSWORD)) {
            problems.add(new Problem(MailSettings.USER.key(), "a login needs user and password", "only one of "
                + MailSettings.USER.key() + " and " + MailSettings.PASSWORD.key() + " is set", "set both, or neither"));
        }
    }

    private boolean isMailing() {
        return !config.text(AlertSettings.RULES).isEmpty() && isSet(AlertSettings.MAIL_TO);
    }

    private boolean isSet(Setting setting) {
        return !config.text(setting).isEmpty();
    }

    private static void range(long number, long most) {
        if (number < 1 || number > most) {
            throw new IllegalArgumentException("it is " + number + ": write a number from 1 to " + most);
        }
    }

    private void check(Setting setting, Runnable part) {
        problems.addAll(PartCheck.of(setting, "this sink cannot work as it is set", part));
    }
}
