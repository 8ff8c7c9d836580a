package io.saslwatch.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.saslwatch.config.ConfigLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalEntryTest {

    private static final String STAMP = "\"__CURSOR\":\"s=1;i=2\",\"__REALTIME_TIMESTAMP\":\"1795575600000042\"";
    private static final Instant NOW = Instant.parse("2026-11-25T03:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void becomesTheLineThatASyslogDaemonWrites() {
        assertThat(line("{" + STAMP + ",\"_HOSTNAME\":\"mx\",\"SYSLOG_IDENTIFIER\":\"dovecot\",\"SYSLOG_PID\":\"12\","
            + "\"_PID\":\"1\",\"MESSAGE\":\"imap-login: Login\"}"))
            .isEqualTo("2026-11-25T03:00:00.000042+00:00 mx dovecot[12]: imap-login: Login\n");
        assertThat(line("{" + STAMP + ",\"_HOSTNAME\":\"mx\",\"_COMM\":\"sh\",\"_PID\":\"3\",\"MESSAGE\":null}"))
            .isEqualTo("2026-11-25T03:00:00.000042+00:00 mx sh[3]: \n");
    }

    @Test
    void whoWritesToTheJournalCannotWriteAnotherLineOrHeader() {
        assertThat(line("{" + STAMP + ",\"_HOSTNAME\":\"mx\",\"SYSLOG_IDENTIFIER\":\"a b]: c\\n\",\"SYSLOG_PID\":\"1]: x\","
            + "\"MESSAGE\":\"one\\ntwo\\u0000three\\r\"}"))
            .isEqualTo("2026-11-25T03:00:00.000042+00:00 mx a_b___c_: one two three \n");
    }

    @Test
    void bytesThatAreNoTextAndRepeatedFieldsAreTaken() {
        assertThat(JournalEntry.of(json("{" + STAMP + ",\"MESSAGE\":[65,233,10,66]}"), 0, json("{" + STAMP
            + ",\"MESSAGE\":[65,233,10,66]}").length, 1000).orElseThrow().line()).endsWith('A', 0xe9, ' ', 'B', '\n');
        assertThat(line("{" + STAMP + ",\"MESSAGE\":[\"first\",\"second\"]}")).endsWith(": first\n");
        assertThat(line("{" + STAMP + ",\"MESSAGE\":\"x\",\"OTHER\":{\"deep\":[1,{}]}}")).endsWith(": x\n");
    }

    @Test
    void aLongMessageIsCut() {
        String json = "{" + STAMP + ",\"MESSAGE\":\"" + "x".repeat(500) + "\"}";
        JournalEntry entry = JournalEntry.of(json(json), 0, json(json).length, 100).orElseThrow();
        assertThat(entry.cut()).isTrue();
        assertThat(entry.line()).hasSize(101).endsWith('x', '\n');
    }

    @Test
    void whatIsNoEntryIsLeftOut() {
        for (String text : List.of("", "-- No entries --", "{\"broken", "[1]", "{}", "{\"__CURSOR\":\"c\"}",
                "{\"__CURSOR\":\"" + "c".repeat(1001) + "\",\"__REALTIME_TIMESTAMP\":\"1\"}",
                "{\"__CURSOR\":\"c\",\"__REALTIME_TIMESTAMP\":\"-1\"}", "{" + STAMP + ",\"MESSAGE\":[1")) {
            assertThat(JournalEntry.of(json(text), 0, json(text).length, 1000)).as(text).isEmpty();
        }
    }

    @Test
    void settingsBecomeWordsThatNoShellSees() {
        JournalOptions options = options(Map.of("saslwatch.read.journal.units", "dovecot.service, postfix@-.service",
            "saslwatch.read.journal.identifiers", "a;rm -rf x", "saslwatch.read.journal.matches", "A=1 + _B=2",
            "saslwatch.read.from", "2h"));
        assertThat(options.words("", NOW)).contains("--unit=dovecot.service", "--unit=postfix@-.service",
            "--identifier=a;rm -rf x", "A=1", "+", "_B=2", "--since=@" + NOW.minusSeconds(7200).getEpochSecond());
        assertThat(options.words("s=1;i=2", NOW)).contains("--after-cursor=s=1;i=2")
            .noneMatch(word -> word.startsWith("--since"));
        assertThat(options(Map.of("saslwatch.read.from", "end")).words("", NOW)).contains("--since=@" + NOW.getEpochSecond());
        assertThatThrownBy(() -> options(Map.of("saslwatch.read.journal.matches", "--file=/etc/shadow")))
            .hasMessageContaining("saslwatch.read.journal.matches");
    }

    @Test
    void theRealProgramKnowsTheseWords() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/journalctl")), "systemd is not installed here");
        List<String> words = new ArrayList<>(options(Map.of("saslwatch.read.journal.units", "dovecot.service",
            "saslwatch.read.journal.identifiers", "dovecot", "saslwatch.read.journal.folder", folder.toString())).words("", NOW));
        words.remove("--follow");
        Process program = new ProcessBuilder(words).redirectErrorStream(true).start();
        assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(new String(program.getInputStream().readAllBytes())).doesNotContain("option").doesNotContain("nvalid");
    }

    private JournalOptions options(Map<String, String> values) {
        return JournalOptions.of(new ConfigLoader(folder).commandLine(values).load().config());
    }

    private static String line(String json) {
        byte[] bytes = json(json);
        return new String(JournalEntry.of(bytes, 0, bytes.length, 1000).orElseThrow().line(), StandardCharsets.UTF_8);
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
