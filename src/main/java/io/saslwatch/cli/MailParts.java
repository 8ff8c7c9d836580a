package io.saslwatch.cli;

import io.saslwatch.config.Config;
import io.saslwatch.config.MailSettings;
import io.saslwatch.config.ReportSettings;
import io.saslwatch.report.DailyMail;
import io.saslwatch.report.MailPlan;
import io.saslwatch.report.SentReports;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.apache.camel.component.mail.DefaultJavaMailSender;
import org.apache.camel.component.mail.JavaMailSender;

/** Puts together what sends mails as the settings say. Secrets stay in it: no endpoint's address holds them. */
final class MailParts {

    private static final String PATIENCE_MILLIS = "60000";

    private MailParts() {
    }

    /** The way to the mail server; refuses what is set wrongly. */
    static JavaMailSender sender(Config config) {
        String security = config.text(MailSettings.SECURITY);
        if (!List.of("none", "starttls", "tls").contains(security)) {
            throw Refusal.usage(MailSettings.SECURITY.key() + " is '" + security + "': write none, starttls or tls");
        }
        String protocol = security.equals("tls") ? "smtps" : "smtp";
        String prefix = "mail." + protocol + ".";
        Properties properties = new Properties();
        for (String timeout : List.of("connectiontimeout", "timeout", "writetimeout")) {
            properties.setProperty(prefix + timeout, PATIENCE_MILLIS);
        }
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "starttls.enable", String.valueOf(security.equals("starttls")));
        properties.setProperty(prefix + "starttls.required", String.valueOf(security.equals("starttls")));
        String user = config.text(MailSettings.USER);
        properties.setProperty(prefix + "auth", String.valueOf(!user.isEmpty()));
        DefaultJavaMailSender sender = new DefaultJavaMailSender();
        sender.setProtocol(protocol);
        sender.setHost(config.text(MailSettings.HOST));
        sender.setPort((int) config.number(MailSettings.PORT));
        if (!user.isEmpty()) {
            sender.setUsername(user);
            sender.setPassword(config.text(MailSettings.PASSWORD));
        }
        sender.setJavaMailProperties(properties);
        return sender;
    }

    /** What the route of the daily mail asks. */
    static DailyMail daily(Config config, DataSource store) {
        return new DailyMail(plan(config), new SentReports(store), day -> ReportParts.report(config, day),
            ReportParts.csv(config), InstantSource.system());
    }

    /** Mails a day's report at once; returns what to tell the person. */
    static String sendNow(Config config, LocalDate day, InstantSource clock) {
        MailPlan plan = plan(config);
        if (plan.to().isEmpty()) {
            throw Refusal.usage("there is nobody to send to: set " + ReportSettings.TO.key());
        }
        JavaMailSender sender = sender(config);
        try (var store = OpenStore.reader(config)) {
            DailyMail mail = new DailyMail(plan, new SentReports(store.dataSource()),
                asked -> ReportParts.report(config, asked), ReportParts.csv(config), clock);
            sender.send(mail.again(day));
            mail.sentByHand(day);
        } catch (MessagingException | IOException notTaken) {
            throw Refusal.failed("the report of " + day + " was not sent to " + config.text(MailSettings.HOST) + ":"
                + config.text(MailSettings.PORT) + ": " + Causes.text(notTaken)
                + ". Check the settings saslwatch.mail.smtp.*");
        }
        return "Sent the report of " + day + " to " + String.join(", ", plan.to());
    }

    private static MailPlan plan(Config config) {
        String from = config.text(MailSettings.FROM);
        List<String> to = Arrays.stream(config.text(ReportSettings.TO).split(",")).map(String::strip)
            .filter(address -> !address.isEmpty()).toList();
        try {
            return new MailPlan(to, from.isEmpty() ? "saslwatch@" + host() : from,
                LocalTime.parse(config.text(ReportSettings.AT)), config.zone(ReportSettings.ZONE_OF_DAYS),
                (int) Math.max(1, config.number(ReportSettings.CATCH_UP)));
        } catch (DateTimeException wrong) {
            throw Refusal.usage(ReportSettings.AT.key() + " is '" + config.text(ReportSettings.AT)
                + "': write hour and minute, such as 06:30");
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
