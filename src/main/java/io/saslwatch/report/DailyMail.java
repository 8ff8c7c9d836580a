package io.saslwatch.report;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.function.Function;

/**
 * What the route of the daily mail asks: which day is due, its mail, and what became of it. Days travel as ISO 8601
 * text. Thread-safe.
 */
public final class DailyMail {

    private static final System.Logger LOG = System.getLogger("io.saslwatch.report");

    private final MailPlan plan;
    private final SentReports sent;
    private final Function<LocalDate, DailyReport> reports;
    private final DayCsv csv;
    private final InstantSource clock;

    /** With when to send, what was sent, the reports, and the CSV to attach. */
    public DailyMail(MailPlan plan, SentReports sent, Function<LocalDate, DailyReport> reports, DayCsv csv,
                     InstantSource clock) {
        this.plan = plan;
        this.sent = sent;
        this.reports = reports;
        this.csv = csv;
        this.clock = clock;
    }

    /** The day whose report this process is to send now; null when none is. A day is handed out once until its next try. */
    public String due() {
        if (plan.to().isEmpty()) {
            return null;
        }
        Instant now = clock.instant();
        return plan.due(now, sent.since(plan.newest(now).minusDays(plan.catchUp())), sent.first())
            .filter(day -> sent.claim(day, now)).map(LocalDate::toString).orElse(null);
    }

    /** The mail of a day. */
    public MimeMessage message(String day) throws MessagingException, IOException {
        return message(LocalDate.parse(day), "");
    }

    /** The mail of a day for a person who asks for it, perhaps again: no mail server shall take it for the first one. */
    public MimeMessage again(LocalDate day) throws MessagingException, IOException {
        return message(day, "-" + clock.instant().toEpochMilli());
    }

    /** A person sent it; the service sends it no more, unless the day is not over and the mail tells but a part of it. */
    public void sentByHand(LocalDate day) {
        if (plan.isOver(day, clock.instant())) {
            sent.sent(day, clock.instant());
        }
    }

    private MimeMessage message(LocalDate day, String suffix) throws MessagingException, IOException {
        return ReportMessage.of(reports.apply(day), csv.of(day, plan.zone()), plan, clock.instant(), suffix);
    }

    /** The mail server has taken it. */
    public void sent(String day) {
        sent.sent(LocalDate.parse(day), clock.instant());
        LOG.log(System.Logger.Level.INFO, "Sent the daily report. day={0}", day);
    }

    /** It could not be made or sent; the next try is set already. */
    public void failed(String day, Exception why) {
        String reason = String.valueOf(why.getMessage()).replaceAll("\\s+", " ").strip();
        LOG.log(System.Logger.Level.WARNING, "The daily report was not sent and is tried again later: {0}. Check "
            + "saslwatch.mail.smtp.* and the mail server. day={1}", reason, day);
        sent.failed(LocalDate.parse(day), reason);
    }
}
