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

class EnrichCommandTest {

    @TempDir
    private Path folder;

    private Typed enrich(String... more) {
        String[] command = new String[more.length + 2];
        command[0] = "enrich";
        command[1] = "-Dsaslwatch.store.url=" + db();
        System.arraycopy(more, 0, command, 2, more.length);
        return Typed.command(command);
    }

    private String db() {
        return "jdbc:sqlite:" + folder.resolve("kept.db");
    }

    private void scanTwoDays() throws IOException {
        Path log = Files.writeString(folder.resolve("mail.log"), "2026-11-19T18:00:01+00:00 mx postfix/smtpd[7]: warning: "
            + "unknown[81.2.69.1]: SASL LOGIN authentication failed: x, sasl_username=anna\n"
            + "2026-11-20T18:00:01+00:00 mx postfix/smtpd[7]: warning: unknown[81.2.69.2]: SASL LOGIN authentication "
            + "failed: x, sasl_username=anna\n");
        assertThat(Typed.command("scan", "--db", db(), log.toString()).status()).isZero();
    }

    @Test
    void tellsWhatItChanged() throws IOException {
        scanTwoDays();

        Typed since = enrich("--since", "2026-11-20");
        assertThat(since.status()).as(since.err()).isZero();
        assertThat(since.out()).isEqualToNormalizingNewlines("1 addresses in events since 2026-11-20\n"
            + "0 of them were not known\n0 have another place now\n0 names will be asked for by 'saslwatch run'\n");
        assertThat(enrich("--since", "2026-11-01", "--places").out()).contains("2 addresses").doesNotContain("names will");
        assertThat(enrich("--since", "2026-11-01", "--names", "-Dsaslwatch.enrich.names.enabled=false").out())
            .contains("asked for once saslwatch.enrich.names.enabled is true").doesNotContain("place now");
    }

    @Test
    void refusesAStoreThatAnotherProcessHolds() throws IOException {
        scanTwoDays();
        try (Store held = new Stores(InstantSource.system(), StoreEvents.logging()).open(new StoreConfig(db(), folder, "", "",
                "mx1", ZoneOffset.UTC, true))) {
            Typed refused = enrich("--since", "2026-11-20");

            assertThat(refused.status()).isEqualTo(1);
            assertThat(refused.err()).contains("kept.db").contains("is in use").contains("Stop that process")
                .doesNotContain("\tat ");
            assertThat(held.queries().addresses().all()).isEqualTo(2);
        }
    }

    @Test
    void refusesWhatIsNoDay() {
        Typed wrong = enrich("--since", "yesterday");

        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err()).contains("--since yesterday").contains("2026-11-20").hasLineCount(1);
        assertThat(enrich().status()).isEqualTo(2);
        assertThat(Typed.command("enrich", "--help").out()).contains("--since=DAY").contains("--names");
    }
}
