package io.saslwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.saslwatch.config.Config;
import io.saslwatch.config.ConfigLoader;
import io.saslwatch.report.DailyMail;
import io.saslwatch.report.Days;
import io.saslwatch.report.DayCsv;
import io.saslwatch.report.MailPlan;
import io.saslwatch.report.SentReports;
import io.saslwatch.store.Store;
import io.saslwatch.store.StoreConfig;
import io.saslwatch.store.StoreEvents;
import io.saslwatch.store.Stores;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.zip.GZIPInputStream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.component.mail.JavaMailSender;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The route that ships, a store in a file, and a real mail server on loopback. */
class DailyMailRouteTest {

    private static final String HEADER = "file,line,lines,offset,id,time,host\r\n";

    @TempDir
    private Path folder;

    private final List<CamelContext> contexts = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-21T06:29:00Z");
    private int port;
    private GreenMail server;
    private Store store;
    private long gzipAbove = 64_000;
    private long limit = 5_000_000;
    private Map<String, String> settings = new HashMap<>();

    @BeforeEach
    void open() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        store = new Stores(InstantSource.system(), StoreEvents.logging()).open(
            new StoreConfig("jdbc:sqlite:s.db", folder, "", "", "mx1", ZoneOffset.UTC, true));
        up(ServerSetup.PROTOCOL_SMTP);
    }

    private void up(String protocol) {
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", protocol));
        server.start();
    }

    @AfterEach
    void close() throws Exception {
        for (CamelContext context : contexts) {
            context.stop();
        }
        server.stop();
        store.close();
    }

    private JavaMailSender sender() {
        settings.put("saslwatch.mail.smtp.host", "127.0.0.1");
        settings.put("saslwatch.mail.smtp.port", String.valueOf(port));
        Config config = new ConfigLoader(folder).commandLine(settings).load().config();
        return MailParts.sender(config);
    }

    private CamelContext service(JavaMailSender sender) throws Exception {
        CamelContext camel = new DefaultCamelContext();
        contexts.add(camel);
        MailPlan plan = new MailPlan(List.of("postmaster@example.org", "boss@example.org"), "saslwatch@mx1.example.org",
            LocalTime.of(6, 30), ZoneOffset.UTC, 3);
        camel.getRegistry().bind("mailSender", sender);
        camel.getRegistry().bind("dailyMail", new DailyMail(plan, new SentReports(store.dataSource()),
            day -> Days.usual(), new DayCsv(folder, gzipAbove, limit), () -> now));
        Properties properties = new Properties();
        properties.setProperty("saslwatch.mail.smtp.host", "127.0.0.1");
        properties.setProperty("saslwatch.mail.smtp.port", String.valueOf(port));
        camel.getPropertiesComponent().setInitialProperties(properties);
        PluginHelper.getRoutesLoader(camel)
            .loadRoutes(ResourceHelper.resolveResource(camel, "file:routes/7-report/daily.camel.yaml"));
        AdviceWith.adviceWith(camel, "daily", advice -> advice.replaceFromWith("direct:tick"));
        camel.start();
        return camel;
    }

    private void tick(CamelContext camel) {
        camel.createProducerTemplate().sendBody("direct:tick", "");
    }

    /** All parts that are no containers, and the containers' types on the way. */
    private static void parts(Part part, List<Part> leaves, List<String> containers) throws Exception {
        if (part.getContent() instanceof Multipart many) {
            containers.add(many.getContentType().replaceAll(";(?s).*", ""));
            for (int i = 0; i < many.getCount(); i++) {
                BodyPart child = many.getBodyPart(i);
                parts(child, leaves, containers);
            }
        } else {
            leaves.add(part);
        }
    }

    @Test
    void isMailedAtItsTimeAndOnlyOnce() throws Exception {
        CamelContext camel = service(sender());
        tick(camel);
        assertThat(server.getReceivedMessages()).as("06:29").isEmpty();

        now = now.plusSeconds(60);
        tick(camel);
        tick(camel);
        tick(service(sender()));
        now = now.plus(Duration.ofHours(12));
        tick(camel);

        assertThat(server.getReceivedMessages()).as("one mail for each of the two addresses").hasSize(2);
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("Mail logins 2026-11-20: 1 905 failures, 1 412 successes, 2 to look at "
            + "(1 high)");
        assertThat(mail.getMessageID()).isEqualTo("<saslwatch-report-2026-11-20@mx1.example.org>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @Test
    void hasTextHtmlItsPicturesAndTheCsvInPlace() throws Exception {
        Files.writeString(folder.resolve("events-2026-11-20.csv"), HEADER + "m,1,1,0,k-0,2026-11-20T10:00:00Z,mx\r\n");
        now = now.plusSeconds(60);
        tick(service(sender()));

        List<Part> leaves = new ArrayList<>();
        List<String> containers = new ArrayList<>();
        parts(server.getReceivedMessages()[0], leaves, containers);
        assertThat(containers).containsExactly("multipart/mixed", "multipart/alternative", "multipart/related");
        assertThat(leaves).extracting(part -> part.getContentType().replaceAll(";(?s).*", "")).containsExactly(
            "text/plain", "text/html", "image/png", "image/png", "image/png", "text/csv");
        assertThat(leaves.get(0).getContent().toString()).contains("Logins to the mail server on 2026-11-20",
            "Attached: events-2026-11-20.csv.");
        String html = leaves.get(1).getContent().toString();
        for (int i = 2; i < 5; i++) {
            String id = leaves.get(i).getHeader("Content-ID")[0];
            assertThat(html).contains("src=\"cid:" + id.substring(1, id.length() - 1) + "\"");
            assertThat(leaves.get(i).getDisposition()).isEqualTo(Part.INLINE);
        }
        assertThat(new String(leaves.get(5).getInputStream().readAllBytes(), StandardCharsets.UTF_8)).contains("k-0");
    }

    @Test
    void csvIsCompressedOverASizeAndLeftOutOverAnother() throws Exception {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 2_000; i++) {
            rows.append("m,1,1,0,k-").append(i * 7919 % 10_007).append(",2026-11-20T10:00:00Z,mx\r\n");
        }
        Files.writeString(folder.resolve("events-2026-11-20.csv"), rows);
        now = now.plusSeconds(60);
        gzipAbove = 1_000;
        DayCsv.Attachment packed = new DayCsv(folder, gzipAbove, limit).of(Days.DAY, ZoneOffset.UTC);
        assertThat(packed.name()).isEqualTo("events-2026-11-20.csv.gz");
        assertThat(new String(new GZIPInputStream(new ByteArrayInputStream(packed.bytes())).readAllBytes(),
            StandardCharsets.UTF_8)).isEqualTo(rows.toString());

        limit = 1_000;
        tick(service(sender()));

        List<Part> leaves = new ArrayList<>();
        parts(server.getReceivedMessages()[0], leaves, new ArrayList<>());
        assertThat(leaves).hasSize(5);
        assertThat(leaves.get(0).getContent().toString()).contains("is not attached: it is larger than 1000 B");
    }

    @Test
    void csvOfAnotherZonesDayHasTheRowsOfBothFiles() throws Exception {
        Files.writeString(folder.resolve("events-2026-11-19.csv"), HEADER
            + "m,1,1,0,early,2026-11-19T22:59:59.999Z,mx\r\n\"a,\"\"b\",1,1,0,first,2026-11-19T23:00:00Z,mx\r\n");
        Files.writeString(folder.resolve("events-2026-11-20.csv"), HEADER
            + "m,1,1,0,last,2026-11-20T22:59:59Z,mx\r\nm,1,1,0,late,2026-11-20T23:00:00Z,mx\r\nm,1,1,0,half,2026");

        DayCsv.Attachment csv = new DayCsv(folder, gzipAbove, limit).of(Days.DAY, ZoneOffset.ofHours(1));

        assertThat(new String(csv.bytes(), StandardCharsets.UTF_8)).isEqualTo(HEADER
            + "\"a,\"\"b\",1,1,0,first,2026-11-19T23:00:00Z,mx\r\nm,1,1,0,last,2026-11-20T22:59:59Z,mx\r\n");
    }

    @Test
    void isTriedAgainAtGrowingIntervalsWhileTheMailServerIsDown() throws Exception {
        server.stop();
        now = now.plusSeconds(60);
        CamelContext camel = service(sender());
        tick(camel);
        up(ServerSetup.PROTOCOL_SMTP);
        now = now.plus(Duration.ofMinutes(4));
        tick(camel);
        assertThat(server.getReceivedMessages()).as("not before five minutes have passed").isEmpty();

        server.stop();
        now = now.plus(Duration.ofMinutes(1));
        tick(camel);
        up(ServerSetup.PROTOCOL_SMTP);
        now = now.plus(Duration.ofMinutes(9));
        tick(camel);
        assertThat(server.getReceivedMessages()).as("then not before ten").isEmpty();

        now = now.plus(Duration.ofMinutes(1));
        tick(service(sender()));
        tick(camel);
        assertThat(server.getReceivedMessages()).hasSize(2);
    }

    @Test
    void daysThatWereMissedAreMailedAfterTheStartOldestFirst() throws Exception {
        now = now.plusSeconds(60);
        CamelContext camel = service(sender());
        tick(camel);
        assertThat(server.getReceivedMessages()).hasSize(2);

        now = now.plus(Duration.ofDays(5));
        SentReports sent = new SentReports(store.dataSource());
        List<String> days = new ArrayList<>();
        DailyMail mail = new DailyMail(new MailPlan(List.of("a@example.org"), "b@example.org", LocalTime.of(6, 30),
            ZoneOffset.UTC, 3), sent, day -> Days.usual(), new DayCsv(null, 0, 0), () -> now);
        for (String day = mail.due(); day != null; day = mail.due()) {
            days.add(day);
            mail.sent(day);
        }
        assertThat(days).containsExactly("2026-11-23", "2026-11-24", "2026-11-25");
    }

    @Test
    void logsInOverAConnectionThatIsProtected() throws Exception {
        server.stop();
        up(ServerSetup.PROTOCOL_SMTPS);
        server.setUser("reporter", "s3cret!");
        settings.putAll(Map.of("saslwatch.mail.smtp.security", "tls", "saslwatch.mail.smtp.user", "reporter",
            "saslwatch.mail.smtp.password", "s3cret!"));
        now = now.plusSeconds(60);
        tick(service(sender()));
        assertThat(server.getReceivedMessages()).as("a certificate that nobody vouches for is refused").isEmpty();

        JavaMailSender trusting = sender();
        trusting.getJavaMailProperties().setProperty("mail.smtps.ssl.trust", "*");
        trusting.getJavaMailProperties().setProperty("mail.smtps.ssl.checkserveridentity", "false");
        now = now.plus(Duration.ofMinutes(5));
        tick(service(trusting));
        assertThat(server.getReceivedMessages()).hasSize(2);
    }

    @Test
    void sendsNothingInTheOpenWhenTheServerCannotStartTls() throws Exception {
        settings.put("saslwatch.mail.smtp.security", "starttls");
        now = now.plusSeconds(60);
        tick(service(sender()));

        assertThat(server.getReceivedMessages()).isEmpty();
        try (var database = store.dataSource().getConnection(); var statement = database.createStatement();
                var rows = statement.executeQuery("SELECT state, last_error FROM report_sent")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("waiting");
            assertThat(rows.getString(2)).containsIgnoringCase("starttls");
        }
    }
}
