package io.saslwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.saslwatch.store.Store;
import io.saslwatch.store.StoreConfig;
import io.saslwatch.store.StoreEvents;
import io.saslwatch.store.Stores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {

    private static final String FAILED = "2026-11-20T18:00:0%d+00:00 mx postfix/submission/smtpd[7]: warning: "
        + "unknown[192.0.2.7]:4711: SASL LOGIN authentication failed: (reason unavailable), sasl_username=%s\n";

    @TempDir
    private Path folder;

    private String url;

    @BeforeEach
    void fill() throws Exception {
        Path log = Files.writeString(folder.resolve("mail.log"), String.format(FAILED, 1, "anna")
            + String.format(FAILED, 2, "<b>ben</b>"));
        url = "jdbc:sqlite:" + folder.resolve("s.db");
        Typed scan = Typed.command("scan", "--db", url, log.toString());
        assertThat(scan.status()).as(scan.err()).isZero();
    }

    private Typed report(String... more) {
        List<String> args = new ArrayList<>(List.of("report", "-D", "saslwatch.store.url=" + url, "-D",
            "saslwatch.report.zone=UTC", "-D", "saslwatch.csv.folder=" + folder));
        args.addAll(List.of(more));
        return Typed.command(args.toArray(String[]::new));
    }

    @Test
    void showsADayAsTextBesideTheProcessThatHoldsTheStore() {
        try (Store held = new Stores(InstantSource.system(), StoreEvents.logging()).open(
                new StoreConfig(url, folder, "", "", "other", ZoneOffset.UTC, true))) {
            assertThat(held.queries().isEmpty()).isFalse();
            Typed report = report("--day", "2026-11-20");

            assertThat(report.status()).as(report.err()).isZero();
            assertThat(report.out()).startsWith("Logins to the mail server on 2026-11-20\n").contains("anna")
                .contains("Failures      2");
            assertThat(report.out().lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        }
    }

    @Test
    void writesHtmlWithItsPicturesInsideAndJsonThatParses() throws Exception {
        Typed html = report("--day", "2026-11-20", "--format", "html");
        assertThat(html.out()).startsWith("<!DOCTYPE html>").contains("&lt;b&gt;ben&lt;/b&gt;").doesNotContain("<b>ben")
            .contains("src=\"data:image/png;base64,");

        JsonNode json = new ObjectMapper().readTree(report("--day", "2026-11-20", "--format", "json").out());
        assertThat(json.get("totals").get("failures").asLong()).isEqualTo(2);
        assertThat(json.get("failed").get(0).get("user").asText()).isEqualTo("<b>ben</b>");
        assertThat(json.get("from_figures").asBoolean()).isTrue();
    }

    @Test
    void saysWhatIsWrongWithoutAStackTrace() {
        Typed day = report("--day", "20.11.2026");
        assertThat(day.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(day.err()).contains("--day 20.11.2026 is no day").doesNotContain("\tat ");

        url = "jdbc:sqlite:" + folder.resolve("none.db");
        Typed store = report();
        assertThat(store.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(store.err()).contains("none.db").contains("saslwatch run").doesNotContain("\tat ");

        assertThat(report("--send").err()).contains("saslwatch.report.to");
        assertThat(report("--format", "pdf").status()).isEqualTo(ExitStatus.USAGE);
        assertThat(Typed.command("report", "--help").out()).contains("--day=DAY", "--send", "Exit status");
    }

    @Test
    void sendsWhenAskedTo() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            String[] args = {"--day", "2026-11-20", "--send", "-D", "saslwatch.report.to=postmaster@example.org", "-D",
                "saslwatch.mail.smtp.host=127.0.0.1", "-D", "saslwatch.mail.smtp.port=" + server.getSmtp().getPort()};
            Typed sent = report(args);
            assertThat(sent.status()).as(sent.err()).isZero();
            assertThat(sent.out()).contains("Sent the report of 2026-11-20 to postmaster@example.org");
            assertThat(server.getReceivedMessages()).hasSize(1);
            assertThat(server.getReceivedMessages()[0].getSubject()).contains("2026-11-20", "2 failures");

            assertThat(report(args).status()).isZero();
            assertThat(server.getReceivedMessages()).as("asked for again, it is sent again").hasSize(2);
            server.stop();
            Typed down = report(args);
            assertThat(down.status()).isEqualTo(ExitStatus.FAILED);
            assertThat(down.err()).contains("was not sent to 127.0.0.1:").doesNotContain("\tat ");
        } finally {
            server.stop();
        }
    }
}
