package io.saslwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.saslwatch.config.Config;
import io.saslwatch.config.ConfigLoader;
import io.saslwatch.config.ReadSettings;
import io.saslwatch.config.RunSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupCommandTest {

    private static final String[] ANSWERS = {"--answer=logs=/var/log/maillog", "--answer=group=mail", "--answer=from=7d",
        "--answer=mail=ops@example.org", "--answer=smtp=mail.example.org:587", "--answer=geo=yes", "--answer=start=no"};

    @TempDir
    private Path folder;
    private Path root;
    private Path settings;
    private String homeBefore;

    @BeforeEach
    void unpackTheDistribution() throws IOException {
        Path home = Distribution.unpack(folder.resolve("program"));
        root = Files.createDirectory(folder.resolve("root"));
        settings = root.resolve("etc/saslwatch/application.properties");
        homeBefore = System.setProperty("saslwatch.home", home.toString());
    }

    @AfterEach
    void forgetTheDistribution() {
        if (homeBefore == null) {
            System.clearProperty("saslwatch.home");
        } else {
            System.setProperty("saslwatch.home", homeBefore);
        }
    }

    @Test
    void writesOnlySettingsThatDifferEachWithItsMeaning() throws IOException {
        assertThat(setup("--yes").status()).isZero();
        assertThat(Files.readString(settings))
            .contains("# Live logs to follow, separated by commas").contains("\nsaslwatch.read.paths = /var/log/maillog\n")
            .contains("\nsaslwatch.read.from = 7d\n").contains("\nsaslwatch.alert.mail.to = ops@example.org\n")
            .contains("\nsaslwatch.report.to = ops@example.org\n").contains("\nsaslwatch.mail.smtp.port = 587\n")
            .contains("\nsaslwatch.enrich.geo.update.enabled = true\n")
            .contains("\nsaslwatch.store.url = jdbc:sqlite:/var/lib/saslwatch/saslwatch.db\n")
            .doesNotContain("saslwatch.read.poll").doesNotContain("saslwatch.log.level");
        assertThat(Files.getPosixFilePermissions(settings)).isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
        assertThat(Files.getPosixFilePermissions(root.resolve("etc/saslwatch/environment")))
            .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void theServiceLoadsWhatWasWritten() {
        assertThat(setup("--yes").status()).isZero();
        ConfigLoader.Loaded loaded = new ConfigLoader(folder.resolve("program")).file(settings).load();
        assertThat(loaded.problems()).isEmpty();
        Config config = loaded.config();
        assertThat(config.text(ReadSettings.PATHS)).isEqualTo("/var/log/maillog");
        assertThat(config.path(RunSettings.ROUTES)).isEqualTo(Path.of("/etc/saslwatch/routes"));
        assertThat(root.resolve("etc/saslwatch/routes/1-read/live.camel.yaml")).hasSameTextualContentAs(
            Path.of("routes/1-read/live.camel.yaml"));
    }

    @Test
    void theUnitStartsTheProgramWithTheGroupThatMayRead() throws Exception {
        assertThat(setup("--yes").status()).isZero();
        Path unit = root.resolve("etc/systemd/system/saslwatch.service");
        assertThat(Files.readString(unit)).contains("SupplementaryGroups=mail\n").contains(
            "ExecStart=" + folder.resolve("program") + "/bin/saslwatch run --config /etc/saslwatch/application.properties\n")
            .contains("User=saslwatch\n");
        assertThat(root.resolve("etc/sysusers.d/saslwatch.conf")).content().contains("u saslwatch ");
        assertThat(Files.isExecutable(root.resolve("usr/local/bin/saslwatch"))).isTrue();
        assertThat(root.resolve("usr/local/share/man/man1/saslwatch.1")).content().startsWith(".TH");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/systemd-analyze")), "systemd is not installed here");
        Process verify = new ProcessBuilder("systemd-analyze", "verify", "--man=no", unit.toString())
            .redirectErrorStream(true).start();
        String said = new String(verify.getInputStream().readAllBytes());
        assertThat(verify.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(said).isEmpty();
        assertThat(verify.exitValue()).isZero();
    }

    @Test
    void aTrialShowsEverythingAndChangesNothing() throws IOException {
        Typed trial = setup("--dry-run");
        assertThat(trial.status()).isZero();
        assertThat(trial.out()).contains("write         /etc/saslwatch/application.properties")
            .contains("write         /etc/systemd/system/saslwatch.service");
        assertThat(snapshot()).isEmpty();
    }

    @Test
    void runAgainItChangesNothing() throws IOException {
        setup("--yes");
        Map<String, String> before = snapshot();
        assertThat(before).isNotEmpty();
        Typed again = Typed.piped("y\n", "setup", "--root=" + root, "--answer=start=no", "--yes");
        assertThat(again.status()).isZero();
        assertThat(again.out()).contains("leave as is").doesNotContain("wrote ");
        assertThat(snapshot()).isEqualTo(before);
    }

    @Test
    void whatWasEditedStaysUnlessAPersonAgrees() throws IOException {
        setup("--yes");
        Path route = root.resolve("etc/saslwatch/routes/1-read/live.camel.yaml");
        Path shipped = folder.resolve("program/routes/1-read/live.camel.yaml");
        Files.writeString(route, "# mine\n");
        Files.writeString(shipped, "# of the next version\n");
        Typed kept = setup("--yes");
        assertThat(kept.out()).contains("ask about     /etc/saslwatch/routes/1-read/live.camel.yaml");
        assertThat(route).hasContent("# mine");
        assertThat(Path.of(route + ".new")).hasSameTextualContentAs(shipped);

        Typed refused = typing("y\nn\n");
        assertThat(refused.out()).contains("kept /etc/saslwatch/routes/1-read/live.camel.yaml");
        assertThat(route).hasContent("# mine");

        Typed replaced = typing("y\ny\n");
        assertThat(replaced.out()).contains("replaced /etc/saslwatch/routes/1-read/live.camel.yaml");
        assertThat(route).hasSameTextualContentAs(shipped);
        try (Stream<Path> files = Files.list(route.getParent())) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("live.camel.yaml.old-")))
                .singleElement().satisfies(old -> assertThat(old).hasContent("# mine"));
        }
    }

    @Test
    void whatWasEditedIsNotAskedAboutWhileTheShippedOneStaysTheSame() throws IOException {
        setup("--yes");
        Path route = root.resolve("etc/saslwatch/routes/1-read/live.camel.yaml");
        Files.writeString(route, "# mine\n");
        Typed again = typing("y\n");
        assertThat(again.status()).isZero();
        assertThat(again.out()).contains("keep          /etc/saslwatch/routes/1-read/live.camel.yaml")
            .doesNotContain("ask about");
        assertThat(route).hasContent("# mine");
        assertThat(Path.of(route + ".new")).doesNotExist();

        assertThat(setup("--yes", "--replace").out()).contains("replaced /etc/saslwatch/routes/1-read/live.camel.yaml");
        assertThat(route).hasSameTextualContentAs(Path.of("routes/1-read/live.camel.yaml"));
    }

    @Test
    void aRouteThatTheNextVersionHasUnderAnotherNameIsThereOnce() throws IOException {
        setup("--yes");
        Path shipped = folder.resolve("program/routes/5-detect");
        Files.move(shipped.resolve("spray.camel.yaml"), shipped.resolve("spraying.camel.yaml"));
        Files.move(shipped.resolve("takeover.camel.yaml"), shipped.resolve("taking.camel.yaml"));
        Path installed = root.resolve("etc/saslwatch/routes/5-detect");
        Files.writeString(installed.resolve("takeover.camel.yaml"), "# mine\n", StandardOpenOption.APPEND);
        Files.writeString(installed.resolve("own.camel.yaml"), "- route: {id: own, from: {uri: 'direct:own'}}\n");
        Typed update = setup("--yes");
        assertThat(update.err()).isEmpty();
        assertThat(update.out()).contains("remove        /etc/saslwatch/routes/5-detect/spray.camel.yaml")
            .contains("put aside     /etc/saslwatch/routes/5-detect/takeover.camel.yaml");
        try (Stream<Path> files = Files.list(installed)) {
            assertThat(files.map(file -> file.getFileName().toString().replaceFirst("old-.*", "old")))
                .contains("spraying.camel.yaml", "taking.camel.yaml", "own.camel.yaml", "takeover.camel.yaml.old")
                .doesNotContain("spray.camel.yaml", "takeover.camel.yaml");
        }
        assertThat(setup("--yes").out()).doesNotContain("spray.camel.yaml").doesNotContain("takeover.camel.yaml");
    }

    @Test
    void anotherAnswerReplacesWhatNobodyEditedAndKeepsOtherSettings() throws IOException {
        setup("--yes");
        Files.writeString(settings, Files.readString(settings) + "saslwatch.detect.step = 20m\n"
            + "saslwatch.extract.zone./var/log/maillog = UTC\nsaslwatch.detect.ignore.names = a\\\\,b\n");
        Typed again = setup("--yes", "--replace", "--answer=from=end");
        assertThat(again.status()).isZero();
        Properties now = properties();
        assertThat(now).containsEntry("saslwatch.read.from", "end").containsEntry("saslwatch.detect.step", "20m")
            .containsEntry("saslwatch.extract.zone./var/log/maillog", "UTC")
            .containsEntry("saslwatch.detect.ignore.names", "a\\,b");
        assertThat(setup("--yes", "--answer=from=beginning").out()).contains(
            "replace       /etc/saslwatch/application.properties");
        assertThat(properties()).doesNotContainKey("saslwatch.read.from").containsEntry("saslwatch.detect.step", "20m");
    }

    @Test
    void asksUntilAnAnswerFits() {
        Typed asked = Typed.piped("maillog\n/var/log/maillog\n-\n\nnobody\n\n\n\nno\nn\n", "setup", "--root=" + root);
        assertThat(asked.err()).isEmpty();
        assertThat(asked.status()).isZero();
        assertThat(asked.out()).contains("'maillog' does not fit logs").contains("'nobody' does not fit mail")
            .contains("Begin? [y/N]").contains("nothing was done");
        assertThat(settings).doesNotExist();
    }

    @Test
    void nobodyThereAndAWrongAnswerAreToldWithTheNextStep() throws IOException {
        assertThat(Typed.command("setup", "--root=" + root).err()).contains("nobody answers").contains("--answers FILE");
        Typed wrong = Typed.command("setup", "--root=" + root, "--yes", "--answer=smtp=mail.example.org");
        assertThat(wrong.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(wrong.err()).contains("such as localhost:25");
        Path file = Files.writeString(folder.resolve("answers"), "logz = /var/log/mail.log\n");
        assertThat(Typed.command("setup", "--root=" + root, "--yes", "--answers=" + file).err())
            .contains("'logz' is nothing that setup asks");
        assertThat(snapshot()).isEmpty();
    }

    @Test
    void answersThatKeepTheServiceFromStartingAreRefused() throws IOException {
        assertThat(setup("--yes", "--answer=smtp=localhost:99999").err()).contains("from 1 to 65535");
        assertThat(setup("--yes", "--answer=smtp=localhost:0").status()).isEqualTo(ExitStatus.USAGE);
        assertThat(snapshot()).isEmpty();
        Files.createDirectories(root.resolve("etc"));
        Files.writeString(root.resolve("etc/group"), "root:x:0:\nmail:x:8:\n");
        Typed stranger = setup("--yes", "--answer=group=nosuchgroup");
        assertThat(stranger.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(stranger.err()).contains("'nosuchgroup'").contains("no such group");
        assertThat(Typed.piped("\n\n\n\n\n\n\nn\n", "setup", "--root=" + root).out()).doesNotContain("[adm]");
        assertThat(setup("--yes").status()).isZero();
    }

    @Test
    void showsTheSettingsAndOneLineForTheFilesOfAFolder() throws IOException {
        Files.createDirectories(settings.getParent());
        Files.writeString(settings, "saslwatch.mail.smtp.password = geheim\n");
        Typed first = setup("--yes", "--replace");
        assertThat(first.out()).containsPattern("  write         \\d+ files below /etc/saslwatch/routes\n")
            .containsPattern("(?m)^wrote \\d+ files below /etc/saslwatch/routes$")
            .contains("  saslwatch.read.paths = /var/log/maillog\n").contains("saslwatch.mail.smtp.password = ...")
            .doesNotContain("geheim").doesNotContain("live.camel.yaml");
        assertThat(first.out()).containsPattern("(?m)^wrote \\d+ files? below [^\n]*\nnote: left");
        assertThat(first.out().lines().count()).isLessThan(50);
    }

    @Test
    void theDialogueSaysHowToAnswerWithNothingAndHowToBeginUnasked() {
        Typed asked = Typed.piped("/var/log/maillog\n-\n\n\n\n\nno\n", "setup", "--root=" + root);
        assertThat(asked.out()).contains("[adm] (- for none): ");
        assertThat(asked.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(asked.err()).contains("nobody answers 'Begin?'").contains("--yes");
    }

    private Typed setup(String... more) {
        return Typed.command(Stream.concat(Stream.concat(Stream.of("setup", "--root=" + root), Stream.of(ANSWERS))
            .filter(given -> Stream.of(more).noneMatch(other -> other.startsWith("--answer=")
                && given.startsWith(other.substring(0, other.lastIndexOf('=') + 1)))), Stream.of(more))
            .toArray(String[]::new));
    }

    private Typed typing(String input) {
        return Typed.piped(input, Stream.concat(Stream.of("setup", "--root=" + root), Stream.of(ANSWERS))
            .toArray(String[]::new));
    }

    private Properties properties() throws IOException {
        Properties properties = new Properties();
        try (var text = Files.newBufferedReader(settings)) {
            properties.load(text);
        }
        return properties;
    }

    private Map<String, String> snapshot() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(file.toString(), Files.readString(file) + Files.getLastModifiedTime(file));
            }
        }
        files.remove(root.resolve("etc/saslwatch/.setup").toString());
        return files;
    }
}
