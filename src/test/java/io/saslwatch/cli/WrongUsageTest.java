package io.saslwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is typed wrongly is told in one line, which nothing pushes away. */
class WrongUsageTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"backtest spray --nosuch, --nosuch, saslwatch backtest --help", "backtest, RULE, saslwatch backtest --help",
        "geo lookup, IP, saslwatch geo lookup --help", "stauts, did you mean status, saslwatch --help",
        "silence --remove x, --remove, saslwatch silence --help"})
    void theLineNamesWhatIsWrongAndTheHelpOfTheCommand(String typed, String wrong, String help) {
        Typed refused = Typed.command(typed.split(" "));

        assertThat(refused.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(refused.err()).startsWith("saslwatch: ").hasLineCount(1).contains(wrong).endsWith("ee '" + help + "'\n")
            .doesNotContain("Exception");
    }

    @Test
    void aDayThatIsNoneIsToldInWords() {
        Typed refused = Typed.command("backtest", "spray", "--since", "x");

        assertThat(refused.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(refused.err()).hasLineCount(1).contains("--since x: that is no day", "2026-11-20");
    }

    @ParameterizedTest
    @CsvSource({"-Dsaslwach.manage.port=1, saslwatch.manage.port", "-Dx=y, sets nothing", "-Dfoo, sets nothing",
        "-Dsaslwatch.manage.port, has no value", "-Dsaslwatch.read.paths, has no value"})
    void aSettingThatWouldBeTakenInSilenceIsRefused(String typed, String said) {
        Typed refused = Typed.command("check", typed);

        assertThat(refused.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(refused.err()).contains("command line: " + typed.replaceFirst("=.*", "")).contains(said).contains("1 problem");
    }

    @Test
    void aSwitchIsSetByItsNameAloneAndAKeyOfOwnRoutesMayBeReplaced() throws IOException {
        Path own = Files.writeString(folder.resolve("own.properties"), "my.webhook = x\n");

        // A report is refused only because there is no store yet: the settings were taken
        Typed taken = Typed.command("report", "--config", own.toString(), "-Dmy.webhook=y", "-Dcamel.main.name=z",
            "-Dsaslwatch.csv.enabled", "-Dsaslwatch.store.url=jdbc:sqlite:" + folder.resolve("none.db"));
        assertThat(taken.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(taken.err()).contains("There is no store that can be read");
    }

    @Test
    void anAddressOfNoStoreIsWrongUsageWhereverItStands() throws IOException {
        Path log = Files.createFile(folder.resolve("mail.log"));

        Typed scan = Typed.command("scan", "--db", "nonsense", log.toString());
        assertThat(scan.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(scan.err()).hasLineCount(1).contains("--db", "jdbc:sqlite:");
        Typed report = Typed.command("report", "-Dsaslwatch.store.url=jdbc:sqlserver://u:secret@db.example.org/x");
        assertThat(report.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(report.err()).hasLineCount(1).contains("saslwatch.store.url", "jdbc:postgresql:").doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({"--csv", "--json"})
    void aFileInAFolderThatIsNotThereIsRefusedAndTheFolderNotMade(String option) throws IOException {
        Path log = Files.createFile(folder.resolve("mail.log"));
        Path file = folder.resolve("nodir/x.csv");

        Typed refused = Typed.command("scan", option, file.toString(), log.toString());

        assertThat(refused.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(refused.err()).hasLineCount(1).contains(option, "there is no folder " + file.getParent());
        assertThat(file.getParent()).doesNotExist();
    }
}
