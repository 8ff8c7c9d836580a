package io.saslwatch.cli;

import io.saslwatch.config.Config;
import io.saslwatch.config.MailSettings;
import io.saslwatch.config.ReportSettings;
import io.saslwatch.config.TlsSettings;
import io.saslwatch.deliver.send.SenderAddress;
import io.saslwatch.deliver.send.Smtp;
import io.saslwatch.report.DailyMail;
import io.saslwatch.report.MailPlan;
import io.saslwatch.report.SentReports;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.apache.camel.component.mail.JavaMailSender;

/** Puts together what sends mails as the settings say. Secrets stay in it: no endpoint's address holds them. */
final class MailParts {

    private MailParts() {
    }

    /** The way to the mail server, the same for alerts and reports; refuses what is set wrongly. */
    static JavaMailSender sender(Config config) {
        try {
            return new Smtp(config.text(MailSettings.HOST), (int) Math.min(config.number(MailSettings.PORT), Integer.MAX_VALUE),
                config.text(MailSettings.SECURITY), config.text(MailSettings.USER), config.text(MailSettings.PASSWORD),
                trust(config));
        } catch (IllegalArgumentException wrong) {
            throw Refusal.usage(wrong.getMessage());
        }
    }

    /** The file of certificates that are trusted besides the runtime's, as an absolute path; empty when there is none. */
    static String trust(Config config) {
        return config.text(TlsSettings.TRUST).isEmpty() ? "" : config.path(TlsSettings.TRUST).toString();
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
        List<String> to = Arrays.stream(config.text(ReportSettings.TO).split(",")).map(String::strip)
            .filter(address -> !address.isEmpty()).toList();
        try {
            return new MailPlan(to, SenderAddress.of(config.text(MailSettings.FROM)),
                LocalTime.parse(config.text(ReportSettings.AT)), config.zone(ReportSettings.ZONE_OF_DAYS),
                (int) Math.max(1, config.number(ReportSettings.CATCH_UP)));
        } catch (DateTimeException wrong) {
            throw Refusal.usage(ReportSettings.AT.key() + " is '" + config.text(ReportSettings.AT)
                + "': write hour and minute, such as 06:30");
        }
    }
}
