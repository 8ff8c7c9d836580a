package io.saslwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.saslwatch.config.Config;
import io.saslwatch.config.ConfigLoader;
import io.saslwatch.config.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings of sinks that cannot work are told before anything is sent. */
class SinkChecksTest {

    @TempDir
    private Path home;

    private Config config(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>();
        settings.forEach((key, value) -> all.put("saslwatch." + key, value));
        return new ConfigLoader(home).commandLine(all).load().config();
    }

    private List<Problem> problems(Map<String, String> settings) {
        return SinkChecks.problems(config(settings));
    }

    @Test
    void whatIsSetRightOrNotAtAllIsNoProblem() throws Exception {
        Path script = Files.createFile(home.resolve("script"));
        assertThat(script.toFile().setExecutable(true)).isTrue();

        assertThat(problems(Map.of())).isEmpty();
        assertThat(problems(Map.of("alert.mail.to", "root@example.org, noc@example.org", "alert.webhook.url",
            "https://hooks.example.org/x", "alert.webhook.proxy", "[::1]:3128", "alert.syslog.to", "tcp:[2001:db8::1]:514",
            "alert.exec.command", script + " -v", "alert.csv.file", home.resolve("new/folder/alerts.csv").toString(),
            "report.to", "boss@example.org"))).isEmpty();
        assertThat(problems(Map.of("alert.rules", "", "alert.syslog.to", "nonsense"))).as("no sink is made").isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "alert.mail.to|root@|@example.org",
        "alert.webhook.url|hooks.example.org/s3cr3tpath|http:// or https://",
        "alert.syslog.to|udp:host:99999|from 1 to 65535",
        "alert.syslog.to|host:514|udp:host:514",
        "alert.exec.command|/no/such/program|absolute path",
        "alert.csv.file|/dev/null/no/alerts.csv|absolute path",
        "alert.attempts|0|from 1 to 10000",
        "alert.mail.severity|grave|medium",
        "report.to|boss at example|@example.org"})
    void eachWrongSettingIsNamedWithWhatToWrite(String key, String value, String remedy) {
        assertThat(problems(Map.of(key, value))).singleElement().satisfies(problem -> {
            assertThat(problem.where()).isEqualTo("saslwatch." + key);
            assertThat(problem.toString()).contains(remedy).doesNotContain("s3cr3tpath");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "alert.webhook.url|alert.webhook.kind|icq|mattermost, slack",
        "alert.webhook.url|alert.webhook.proxy|proxy|host:port",
        "alert.webhook.url|alert.webhook.proxy-user|watch|host:port",
        "alert.webhook.url|alert.webhook.header|Bearer s3cr3ttoken|Name: value",
        "alert.webhook.url|tls.trust|no-such.pem|PEM file",
        "alert.mail.to|mail.smtp.security|ssl|starttls",
        "alert.mail.to|mail.smtp.port|70000|65535",
        "alert.mail.to|mail.smtp.from|nobody at all|@example.org",
        "alert.mail.to|mail.smtp.user|watch|set both"})
    void soIsWhatASinkNeedsBesides(String sink, String key, String value, String remedy) {
        String target = sink.equals("alert.mail.to") ? "root@example.org" : "https://hooks.example.org/x";
        assertThat(problems(Map.of(sink, target, key, value))).singleElement()
            .satisfies(problem -> assertThat(problem.toString()).contains(remedy).doesNotContain("s3cr3ttoken"));
        assertThat(problems(Map.of(key, value))).as("without the sink").isEmpty();
    }

    @Test
    void aFilterByARuleThatThereIsNotIsNamed() {
        List<String> rules = List.of("takeover", "country-spread");
        assertThat(SinkChecks.unknownRules(config(Map.of()), rules)).isEmpty();
        assertThat(SinkChecks.unknownRules(config(Map.of("alert.rules", "takeover, country-*")), rules)).isEmpty();
        assertThat(SinkChecks.unknownRules(config(Map.of("alert.rules", "takeover,takover,brute-*")), rules))
            .extracting(Problem::what).containsExactly("no alert is delivered for 'takover'",
                "no alert is delivered for 'brute-*'");
    }

    @Test
    void theCommandCheckTellsThemAllAndRunRefuses() throws Exception {
        Path config = Files.writeString(home.resolve("wrong.properties"), "saslwatch.routes = "
            + Path.of("routes").toAbsolutePath() + "\nsaslwatch.extract.formats = "
            + Path.of("routes/2-extract/formats").toAbsolutePath()
            + "\nsaslwatch.store.url = jdbc:sqlite:" + home.resolve("store.db")
            + "\nsaslwatch.alert.rules = takover"
            + "\nsaslwatch.alert.syslog.to = nowhere\nsaslwatch.alert.mail.to = root@\n");
        Typed check = Typed.command("check", "--config", config.toString());
        Typed run = Typed.command("run", "-Dsaslwatch.run.as-root=true", "--config", config.toString());

        assertThat(check.status()).isEqualTo(1);
        assertThat(check.err()).contains("saslwatch.alert.syslog.to", "saslwatch.alert.mail.to", "'takover'", "3 problems");
        assertThat(home.resolve("store.db")).as("made by a run that was refused").doesNotExist();
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("saslwatch.alert.syslog.to", "saslwatch.alert.mail.to", "2 problems");
    }
}
