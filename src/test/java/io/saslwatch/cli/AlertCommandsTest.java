package io.saslwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.saslwatch.event.AddressEvidence;
import io.saslwatch.event.Finding;
import io.saslwatch.event.Severity;
import io.saslwatch.event.SubjectKind;
import io.saslwatch.store.Store;
import io.saslwatch.store.StoreConfig;
import io.saslwatch.store.StoreEvents;
import io.saslwatch.store.Stores;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands run while another process holds the store, as the service does. */
class AlertCommandsTest {

    private static final Instant TIME = Instant.parse("2026-11-20T18:00:00Z");

    @TempDir
    private Path folder;
    private Store service;

    @BeforeEach
    void serve() {
        service = new Stores(InstantSource.system(), StoreEvents.logging()).open(new StoreConfig(db(), folder, "", "", "mx1",
            ZoneOffset.UTC, true));
        service.alerts().store(List.of(finding("takeover", Severity.HIGH, "anna\u001B[2J@example.org"),
            finding("spray", Severity.LOW, "192.0.2.0/24")));
    }

    @AfterEach
    void end() {
        service.close();
    }

    private static Finding finding(String rule, Severity severity, String subject) {
        return new Finding(rule, severity, SubjectKind.USER, subject, TIME, "Found by " + rule + ".", 3, TIME,
            TIME.plusSeconds(60), List.of(new AddressEvidence("192.0.2.7", null, "NL", null, null, null, TIME, TIME, 1, 2, 1)),
            0, List.of());
    }

    private String db() {
        return "jdbc:sqlite:" + folder.resolve("kept.db");
    }

    private Typed typed(String command, String... more) {
        List<String> args = new ArrayList<>(List.of(command, "-Dsaslwatch.store.url=" + db()));
        args.addAll(List.of(more));
        return Typed.command(args.toArray(String[]::new));
    }

    private String uid(String rule) {
        return service.alerts().all().stream().filter(alert -> alert.finding().rule().equals(rule)).findFirst().orElseThrow()
            .uid();
    }

    @Test
    void listsAlertsAndForgetsWhatIsAcknowledged() {
        Typed all = typed("alerts");
        assertThat(all.status()).as(all.err()).isZero();
        assertThat(all.out()).contains("takeover", "high", "192.0.2.0/24", "Found by spray.", "2 alerts")
            .doesNotContain("\u001B");

        Typed ack = typed("ack", uid("takeover").substring(0, 8), "--note", "password changed");
        assertThat(ack.status()).as(ack.err()).isZero();
        assertThat(ack.out()).startsWith("acknowledged: takeover anna");
        assertThat(typed("ack", uid("takeover")).out()).startsWith("was acknowledged before");
        assertThat(typed("alerts", "--open").out()).doesNotContain("takeover").contains("1 alert");
        assertThat(typed("alerts").out()).contains("(acknowledged)");
        assertThat(typed("alerts", "--json").out().lines()).hasSize(2).allMatch(line -> line.startsWith("{"))
            .anyMatch(line -> line.contains("\"ip\":\"192.0.2.7\""));
        assertThat(typed("ack", "zzz").status()).isEqualTo(2);
    }

    @Test
    void silencesASubjectForAWhile() {
        Typed silence = typed("silence", "192.0.2.0/24", "--for", "7d", "--rule", "spray", "--reason", "our scanner");
        assertThat(silence.status()).as(silence.err()).isZero();
        Typed list = typed("silence");
        assertThat(list.out()).contains("spray", "192.0.2.0/24", "(our scanner)").hasLineCount(1);
        String number = list.out().split(" ")[0];
        assertThat(typed("silence", "--remove", number).status()).isZero();
        assertThat(typed("silence").out()).isEmpty();
        assertThat(typed("silence", "--remove", number).status()).isEqualTo(2);
        assertThat(typed("silence", "anna").err()).contains("--for 7d");
        assertThat(typed("silence", "anna", "--for", "soon").err()).contains("--for soon").contains("not a duration");
    }

    @Test
    void refusesToSilenceARuleThatThereIsNot() {
        Typed silence = typed("silence", "anna", "--for", "1h", "--rule", "spary");

        assertThat(silence.status()).isEqualTo(2);
        assertThat(silence.err()).contains("there is no rule spary").contains("spray, stale-password");
        assertThat(typed("silence").out()).isEmpty();
    }

    @Test
    void triesADeliveryAgainAndGivesItUp() throws SQLException {
        long id = failedDelivery();

        assertThat(typed("deliveries").out()).contains(id + "  failed    mail  attempts 100", "takeover", "mailbox full",
            "1 delivery");
        assertThat(typed("deliveries", "retry", String.valueOf(id)).out()).contains("is tried again");
        assertThat(typed("deliveries", "--state", "waiting").out()).contains("attempts 0");
        assertThat(typed("deliveries", "drop", String.valueOf(id)).status()).isZero();
        assertThat(typed("deliveries").out()).contains("0 deliveries");
        assertThat(typed("deliveries", "drop", String.valueOf(id)).status()).isEqualTo(2);
        assertThat(typed("deliveries", "retry").err()).contains("which delivery?");
    }

    private long failedDelivery() throws SQLException {
        try (Connection connection = service.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO delivery (alert, revision, sink, state, attempts, last_error, created, done) "
                + "SELECT id, 1, 'mail', 'failed', 100, 'mailbox full', 1, 2 FROM alert WHERE rule = 'takeover'");
            try (var row = statement.executeQuery("SELECT MAX(id) FROM delivery")) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
