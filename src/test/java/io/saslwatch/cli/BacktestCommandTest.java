package io.saslwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.saslwatch.store.Store;
import io.saslwatch.store.StoreConfig;
import io.saslwatch.store.StoreEvents;
import io.saslwatch.store.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rules on old logs, from the command line to the table. */
class BacktestCommandTest {

    @TempDir
    Path folder;

    private Path guessing() throws IOException {
        StringBuilder log = new StringBuilder();
        for (int second = 0; second < 40; second++) {
            log.append("2026-11-2").append(second < 20 ? 0 : 1).append("T18:00:").append(10 + second)
                .append("+00:00 mx postfix/smtpd[9]: warning: unknown[203.0.113.7]: SASL LOGIN authentication failed: "
                + "authentication failure, sasl_username=user").append(second % 20).append("@example.org\n");
        }
        return Files.writeString(folder.resolve("mail.log"), log);
    }

    @Test
    void showsWhatARuleWouldHaveFoundAsATable() throws IOException {
        Typed typed = Typed.command("backtest", "spray", guessing().toString());

        assertThat(typed.status()).as(typed.err()).isZero();
        // Two evenings, more than the rule's window of 24 hours apart
        assertThat(typed.out()).contains("rules found 2 things").contains("203.0.113.0/24  [low, spray]")
            .contains("failed on 20 users").containsPattern("  -   - +203\\.0\\.113\\.7 ");
    }

    @Test
    void looksFromTheGivenDayOn() throws IOException {
        String log = guessing().toString();

        assertThat(Typed.command("backtest", "spray", "--since", "2026-11-21", log).out()).contains("rules found 1 thing");
        assertThat(Typed.command("backtest", "spray", "--since", "2026-11-22", log).out()).contains("rules found nothing");
    }

    @Test
    void refusesARuleThatIsNotThereAndNamesThoseThatAre() throws IOException {
        Typed typed = Typed.command("backtest", "spary", guessing().toString());

        assertThat(typed.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(typed.err()).contains("there is no rule spary").contains("spray, stale-password");
    }

    @Test
    void scanPrintsWhatAllRulesFindWhenAsked() throws IOException {
        String log = guessing().toString();

        assertThat(Typed.command("scan", "--rules", log).out()).contains("40 events found")
            .contains("203.0.113.0/24  [low, spray]").contains("[low, user-enumeration]");
        assertThat(Typed.command("scan", log).out()).doesNotContain("rules found");
    }

    @Test
    void findsSendersOverTheirQuotaWithoutCountingTheirMailsAsEvents() throws IOException {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 151; i++) {
            log.append(String.format("2026-11-20T18:%02d:%02d+00:00 mx postfix/smtpd[9]: NOQUEUE: reject: RCPT from "
                + "unknown[203.0.113.7]: 550 5.7.1 <k@example.com>: Recipient address rejected: Too much today; "
                + "from=<bob@example.org> to=<k@example.com> proto=ESMTP helo=<x>\n", i / 60, i % 60));
        }
        String file = Files.writeString(folder.resolve("mail.log"), log).toString();

        Typed typed = Typed.command("scan", "--rules", "-Dsaslwatch.extract.quota.message=Too much today", file);

        assertThat(typed.out()).as(typed.err()).contains("0 events found")
            .contains("bob@example.org  [medium, quota-high]").contains("151 mails of bob@example.org were refused");
        assertThat(Typed.command("scan", "--rules", file).out()).as("the message is another").contains("nothing");
        assertThat(Typed.command("scan", "-Dsaslwatch.extract.quota.message=ab", file).err())
            .contains("saslwatch.extract.quota.message is 'ab'");
    }

    @Test
    void withoutLogsItLooksAtTheStoreBesideTheServiceAndLeavesItAsItIs() throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("it's a store.db");
        assertThat(Typed.command("scan", "--db", url, guessing().toString()).status()).isZero();
        try (Store service = new Stores(InstantSource.system(), StoreEvents.logging()).open(new StoreConfig(url, folder, "",
                "", "mx1", ZoneOffset.UTC, true))) {
            byte[] before = Files.readAllBytes(folder.resolve("it's a store.db"));

            Typed typed = Typed.command("backtest", "spray", "-Dsaslwatch.store.url=" + url);

            assertThat(typed.status()).as(typed.err()).isZero();
            assertThat(typed.out()).contains("rules found 2 things").contains("203.0.113.0/24  [low, spray]");
            assertThat(Typed.command("backtest", "spray", "--since", "2026-11-21", "-Dsaslwatch.store.url=" + url).out())
                .contains("rules found 1 thing");
            assertThat(service.alerts().all()).isEmpty();
            assertThat(service.detection().done()).isEmpty();
            assertThat(Files.readAllBytes(folder.resolve("it's a store.db"))).isEqualTo(before);
        }
    }

    @Test
    void refusesAStoreThatIsNotThereAndARuleThatIsJudgedByTheClock() throws IOException {
        Typed none = Typed.command("backtest", "spray", "-Dsaslwatch.store.url=jdbc:sqlite:" + folder.resolve("none.db"));
        assertThat(none.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(none.err()).contains("There is no store that can be read").doesNotContain("Exception");
        assertThat(folder.resolve("none.db")).doesNotExist();

        Typed clock = Typed.command("backtest", "silence", guessing().toString());
        assertThat(clock.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(clock.err()).contains("judged by the clock").contains("samples/silence.txt");
    }

    @Test
    void whatALogSaysByTheHourIsStoredWhenItIsReadForTheRuleSilence() throws IOException {
        String unparsed = "2026-11-20T18:00:10+00:00 mx postfix/smtpd[9]: warning: no client: SASL LOGIN authentication "
            + "failed: x\n";
        Path log = Files.writeString(folder.resolve("odd.log"), Files.readString(guessing()) + unparsed.repeat(25));
        String url = "jdbc:sqlite:" + folder.resolve("hours.db");
        assertThat(Typed.command("scan", "--db", url, log.toString()).status()).isZero();
        try (Store store = new Stores(InstantSource.system(), StoreEvents.logging()).open(new StoreConfig(url, folder, "",
                "", "mx1", ZoneOffset.UTC, true))) {
            assertThat(new JdbcTemplate(store.dataSource()).queryForList(
                "SELECT SUM(lines_read) || '|' || SUM(wanted) || '|' || SUM(unparsed) FROM stream_hour", String.class))
                .containsExactly("65|65|25");
        }
    }
}
