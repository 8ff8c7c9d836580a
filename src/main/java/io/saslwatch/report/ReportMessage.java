package io.saslwatch.report;

import io.saslwatch.event.Severity;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Properties;

/**
 * A report as a mail: text, and HTML with its pictures (RFC 2387, addressed as RFC 2392 says), and the day's CSV. Its
 * Message-ID is made of the day, so that a mail server which took it just before a crash can tell the second one.
 */
final class ReportMessage extends MimeMessage {

    private final String id;

    private ReportMessage(String id) {
        super(Session.getInstance(new Properties()));
        this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }

    /** The mail, ready to be sent; the suffix tells mails of the same day apart. */
    static MimeMessage of(DailyReport report, DayCsv.Attachment csv, MailPlan plan, Instant now, String suffix)
            throws MessagingException {
        InternetAddress from = new InternetAddress(plan.from(), true);
        ReportMessage mail = new ReportMessage("<saslwatch-report-" + report.day() + suffix + "@"
            + plan.from().replaceAll(".*@|[^A-Za-z0-9.-]", "") + ">");
        mail.setFrom(from);
        for (String to : plan.to()) {
            mail.addRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
        }
        mail.setSubject(subject(report), "UTF-8");
        mail.setSentDate(Date.from(now));
        // RFC 3834: no vacation notice shall come back
        mail.setHeader("Auto-Submitted", "auto-generated");

        Map<String, byte[]> charts = Charts.of(report);
        MimeMultipart related = new MimeMultipart("related");
        related.addBodyPart(text(HtmlReport.of(report, charts.keySet(), name -> "cid:" + cid(name)), "html"));
        for (Map.Entry<String, byte[]> chart : charts.entrySet()) {
            MimeBodyPart picture = bytes(chart.getValue(), "image/png", chart.getKey() + ".png");
            picture.setDisposition(Part.INLINE);
            picture.setContentID("<" + cid(chart.getKey()) + ">");
            related.addBodyPart(picture);
        }
        MimeMultipart both = new MimeMultipart("alternative");
        both.addBodyPart(text(TextReport.of(report) + csv.note() + "\n", "plain"));
        both.addBodyPart(of(related));
        MimeMultipart all = new MimeMultipart("mixed");
        all.addBodyPart(of(both));
        if (csv.name() != null) {
            all.addBodyPart(bytes(csv.bytes(), csv.name().endsWith(".gz") ? "application/gzip" : "text/csv; charset=utf-8",
                csv.name()));
        }
        mail.setContent(all);
        mail.saveChanges();
        return mail;
    }

    /** Only numbers and words of ours: what attackers write never reaches a header. */
    private static String subject(DailyReport report) {
        long grave = report.summary().stream().filter(remark -> remark.severity() == Severity.HIGH).count();
        return "Mail logins " + report.day() + ": " + Shown.number(report.totals().failures()) + " failures, "
            + Shown.number(report.totals().successes()) + " successes, " + report.summary().size() + " to look at"
            + (grave > 0 ? " (" + grave + " high)" : "");
    }

    private static String cid(String chart) {
        return chart + "@report.saslwatch";
    }

    private static MimeBodyPart text(String text, String kind) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, "UTF-8", kind);
        return part;
    }

    private static MimeBodyPart of(MimeMultipart parts) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setContent(parts);
        return part;
    }

    private static MimeBodyPart bytes(byte[] bytes, String type, String name) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, type)));
        part.setFileName(name);
        part.setDisposition(Part.ATTACHMENT);
        return part;
    }
}
