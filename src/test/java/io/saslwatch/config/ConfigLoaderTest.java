package io.saslwatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigLoaderTest {

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void laterSourcesOverrideEarlierOnes() throws IOException {
        Path shipped = file("application.properties", "saslwatch.read.poll = 1s\nsaslwatch.read.batch = 1m\n"
            + "saslwatch.read.max-line = 1k\nsaslwatch.store.keep-days = 1\n");
        Path own = file("own.properties", "saslwatch.read.batch = 2m\nsaslwatch.read.max-line = 2k\n"
            + "saslwatch.store.keep-days = 2\n");
        ConfigLoader.Loaded loaded = new ConfigLoader(folder).optionalFile(shipped).file(own)
            .commandLine(Map.of("saslwatch.read.max-line", "3k", "saslwatch.store.keep-days", "3"))
            .environment(Map.of("SASLWATCH_STORE_KEEP_DAYS", "4")::get)
            .load();

        assertThat(loaded.problems()).isEmpty();
        Config config = loaded.config();
        assertThat(config.duration(ReadSettings.POLL)).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.bytes(ReadSettings.BATCH)).isEqualTo(2 << 20);
        assertThat(config.bytes(ReadSettings.MAX_LINE)).isEqualTo(3 << 10);
        assertThat(config.number(StoreSettings.KEEP_DAYS)).isEqualTo(4);
    }

    @Test
    void tellsAllProblemsAtOnceWithTheirLines() throws IOException {
        Path own = file("own.properties", "# comment\nsaslwatch.read.pol = 1s\nsaslwatch.read.batch = much\n"
            + "saslwatch.extract.zone = Mars\nsaslwatch.csv.enabled = yes\n");

        assertThat(new ConfigLoader(folder).file(own).load().problems()).extracting(Problem::toString)
            .hasSize(4)
            .anySatisfy(text -> assertThat(text).contains("own.properties:2").contains("saslwatch.read.pol'")
                .contains("did you mean 'saslwatch.read.poll'?"))
            .anySatisfy(text -> assertThat(text).contains("own.properties:3").contains("much").contains("not a size"))
            .anySatisfy(text -> assertThat(text).contains("own.properties:4").contains("Mars"))
            .anySatisfy(text -> assertThat(text).contains("own.properties:5").contains("neither true nor false"));
    }

    @ParameterizedTest
    @CsvSource({"log.level,loud,debug", "log.level,warning,warn", "log.format,xml,json", "csv.layout,weekly,daily",
        "mail.smtp.security,ssl,starttls", "alert.webhook.kind,icq,mattermost", "alert.csv.severity,grave,high",
        "manage.port,70000,65535", "manage.port,-1,65535", "mail.smtp.port,smtp,65535"})
    void namesWhatAChoiceOrAPortMayBeInsteadOfTakingAnythingElse(String key, String value, String said) {
        assertThat(new ConfigLoader(folder).commandLine(Map.of("saslwatch." + key, value)).load().problems())
            .singleElement().asString().contains("'saslwatch." + key + "' is '" + value + "'").contains(said);
    }

    @ParameterizedTest
    @CsvSource({"saslwatch.nosuch,see application.properties", "saslwatch.read.everything,see application.properties",
        "saslwatch.routs,saslwatch.routes", "saslwatch.alert.webhook.proxy_pasword,saslwatch.alert.webhook.proxy-password"})
    void suggestsASettingOnlyWhenTheOneTypedIsASlipAway(String key, String said) {
        assertThat(new ConfigLoader(folder).commandLine(Map.of(key, "1")).load().problems()).singleElement()
            .satisfies(problem -> assertThat(problem.remedy()).contains(said));
    }

    @Test
    void takesEveryWordOfAChoiceAndEveryPort() {
        AllSettings.LIST.forEach(setting -> setting.words().forEach(word -> assertThat(new ConfigLoader(folder)
            .commandLine(Map.of(setting.key(), word)).load().problems()).as(setting.key()).isEmpty()));
        for (String port : new String[] {"0", "1", "65535"}) {
            assertThat(new ConfigLoader(folder).commandLine(Map.of("saslwatch.manage.port", port)).load().problems()).isEmpty();
        }
    }

    @Test
    void neverRepeatsASecret() {
        ConfigLoader.Loaded loaded = new ConfigLoader(folder)
            .commandLine(Map.of("saslwatch.store.pasword", "hunter2", "saslwatch.store.password", "hunter2")).load();

        assertThat(loaded.problems()).hasSize(1);
        assertThat(loaded.problems().toString()).doesNotContain("hunter2");
    }

    @Test
    void startsARelativePathAtTheFolderOfTheFileThatSetsIt() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("etc"));
        Path own = Files.writeString(elsewhere.resolve("own.properties"), "saslwatch.csv.folder = reports\n");

        Config config = new ConfigLoader(folder).file(own).load().config();
        assertThat(config.path(StoreSettings.CSV_FOLDER)).isEqualTo(elsewhere.resolve("reports"));
        assertThat(config.path(RunSettings.ROUTES)).isEqualTo(folder.resolve("routes"));
    }

    @Test
    void givesASourceAZoneOfItsOwn() {
        Config config = new ConfigLoader(folder).commandLine(Map.of("saslwatch.extract.zone", "UTC",
            "saslwatch.extract.zone./var/log/dovecot.log", "Asia/Kolkata")).load().config();

        assertThat(config.zone(ExtractSettings.ZONE_OF_STAMPS, "/var/log/mail.log")).isEqualTo(ZoneId.of("UTC"));
        assertThat(config.zone(ExtractSettings.ZONE_OF_STAMPS, "/var/log/dovecot.log"))
            .isEqualTo(ZoneId.of("Asia/Kolkata"));
    }

    @Test
    void keepsTheKeysOfOthersForTheirRoutes() {
        Config config = new ConfigLoader(folder).commandLine(Map.of("my.webhook", "x")).load().config();

        assertThat(config.placeholders()).containsEntry("my.webhook", "x")
            .containsEntry("saslwatch.read.poll", ReadSettings.POLL.standard());
    }
}
