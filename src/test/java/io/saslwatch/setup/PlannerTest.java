package io.saslwatch.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is planned for the machine itself; nothing of it is done here. */
class PlannerTest {

    private static final Target MACHINE = new Target(Path.of("/"), "/opt/saslwatch");

    @TempDir
    private Path folder;
    private Path distribution;

    @BeforeEach
    void aDistribution() throws IOException {
        distribution = Files.createDirectories(folder.resolve("program"));
        Files.createDirectories(distribution.resolve("systemd"));
        Files.createDirectories(distribution.resolve("routes"));
        Files.copy(Path.of("src/main/dist/systemd/saslwatch.service"), distribution.resolve("systemd/saslwatch.service"));
    }

    @Test
    void theUserIsMadeBeforeFilesAreGivenToItAndTheServiceIsStartedLast() throws IOException {
        List<Step> steps = new Planner(MACHINE, distribution, Optional.empty()).plan(answers(Map.of(Question.START, "yes")), Map.of());
        assertThat(steps).filteredOn(Step.Command.class::isInstance).extracting(Step::text).containsExactly(
            "run           systemd-sysusers /etc/sysusers.d/saslwatch.conf",
            "run           chgrp saslwatch /etc/saslwatch /etc/saslwatch/application.properties",
            "run           systemctl daemon-reload", "run           systemctl enable saslwatch.service",
            "run           systemctl restart saslwatch.service");
        assertThat(new Planner(MACHINE, distribution, Optional.empty()).plan(answers(Map.of(Question.START, "no")), Map.of()))
            .noneMatch(step -> step.text().contains("enable"));
    }

    @Test
    void aProgramThatFailsEndsSetupWithItsName() {
        List<List<String>> run = new ArrayList<>();
        Target trial = new Target(folder, "/opt/saslwatch");
        assertThatThrownBy(() -> applier(trial, words -> {
            run.add(words);
            return words.contains("second") ? 3 : 0;
        }).apply(List.of(new Step.Folder("/etc/saslwatch", "rwxr-x---"), new Step.Command(List.of("first"), true),
            new Step.Command(List.of("second", "word"), true), new Step.Command(List.of("third"), true))))
            .isInstanceOf(IllegalStateException.class).hasMessageContaining("'second word' ended with status 3");
        assertThat(run).containsExactly(List.of("first"), List.of("second", "word"));
    }

    @Test
    void theJournalNeedsItsGroupAndNoFiles() throws IOException {
        Answers answers = answers(Map.of(Question.LOGS, "journal", Question.GROUP, "systemd-journal"));
        Map<String, String> settings = Chosen.settings(answers, Map.of());
        assertThat(settings).containsEntry("saslwatch.read.journal.enabled", "true").containsEntry("saslwatch.read.paths", "");
        assertThat(new Suggestions(new Target(folder, "/x"), Map.of()).to(Question.GROUP, "journal")).isEqualTo("systemd-journal");
        assertThat(new Planner(new Target(folder, "/x"), distribution, Optional.empty()).plan(answers, Map.of())).anySatisfy(step ->
            assertThat(step instanceof Step.File file ? new String(file.content()) : "").contains("SupplementaryGroups=systemd-journal\n"));
    }

    @Test
    void aPlaceThatSystemdCannotBeToldIsRefused() {
        assertThatThrownBy(() -> new Planner(new Target(folder, "/home/me/my programs"), distribution, Optional.empty()).plan(answers(Map.of()),
            Map.of())).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("/opt/saslwatch");
    }

    @Test
    void aPlaceThatTheUnitHidesIsRefusedOnTheMachineItself() throws IOException {
        for (String place : List.of("/home/bob/saslwatch", "/root/saslwatch", "/tmp/saslwatch", "/var/tmp/x/saslwatch")) {
            assertThatThrownBy(() -> new Planner(new Target(Path.of("/"), place), distribution, Optional.empty())
                .plan(answers(Map.of()), Map.of())).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("to /opt/saslwatch");
        }
        assertThatThrownBy(() -> new Planner(MACHINE, distribution, Optional.of("/home/bob/jdk")).plan(answers(Map.of()),
            Map.of())).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("/home/bob/jdk");
        assertThat(unit(new Planner(new Target(folder, "/home/bob/saslwatch"), distribution, Optional.empty())))
            .contains("ExecStart=/home/bob/saslwatch/bin/saslwatch ");
    }

    @Test
    void theUnitNamesTheJavaThatSystemdWouldNotFind() throws IOException {
        assertThat(unit(new Planner(MACHINE, distribution, Optional.of("/opt/jdk-21")))).contains(
            "\nEnvironment=JAVA_HOME=/opt/jdk-21\n");
        assertThat(unit(new Planner(MACHINE, distribution, Optional.empty()))).doesNotContain("JAVA_HOME=");
    }

    @Test
    void theUnitLetsTheServiceWriteWhereTheSettingsSayAndNowhereElse() throws IOException {
        Map<String, String> set = Map.of("saslwatch.csv.folder", "/srv/csv", "saslwatch.alert.csv.file", "/srv/alerts/a.csv",
            "saslwatch.log.file", "/var/log/saslwatch/own.log", "saslwatch.store.url", "jdbc:sqlite:/srv/store/a.db?cache=shared");
        Planner planner = new Planner(new Target(folder, "/opt/saslwatch"), distribution, Optional.empty());
        assertThat(unit(planner, set)).contains("ProtectSystem=strict\nReadWritePaths=-/srv/alerts\nReadWritePaths=-/srv/csv\n"
            + "ReadWritePaths=-/srv/store\n#");
        assertThat(planner.plan(answers(Map.of()), set)).anyMatch(step -> step instanceof Step.Note note
            && note.text().contains("install -d -o saslwatch -g saslwatch /srv/csv"));
        assertThat(unit(planner)).doesNotContainPattern("(?m)^ReadWritePaths");
    }

    @Test
    void settingsThatTheServiceRefusesAreNotWritten() {
        assertThatThrownBy(() -> new Planner(MACHINE, distribution, Optional.empty()).plan(answers(Map.of()),
            Map.of("saslwatch.detect.step", "soon"))).isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("/etc/saslwatch/application.properties: setting 'saslwatch.detect.step' is 'soon'");
    }

    private static String unit(Planner planner) throws IOException {
        return unit(planner, Map.of());
    }

    private static String unit(Planner planner, Map<String, String> set) throws IOException {
        return planner.plan(answers(Map.of()), set).stream().filter(Step.File.class::isInstance).map(Step.File.class::cast)
            .filter(file -> file.path().equals(Target.UNIT)).map(file -> new String(file.content())).findFirst().orElseThrow();
    }

    @Test
    void systemdMakesTheUserOfTheFile() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/systemd-sysusers")), "systemd is not installed here");
        assumeTrue(System.getProperty("user.name").equals("root"), "only root may make users");
        Target trial = new Target(folder, "/opt/saslwatch");
        applier(trial, words -> 0).apply(new Planner(trial, distribution, Optional.empty()).plan(answers(Map.of()), Map.of()));
        Process process = new ProcessBuilder("systemd-sysusers", "--root=" + folder)
            .redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(folder.resolve("etc/passwd"))).as(said)
            .containsPattern("(?m)^saslwatch:x:\\d+:\\d+:saslwatch:/var/lib/saslwatch:/usr/sbin/nologin$");
    }

    private Applier applier(Target target, Applier.Programs programs) {
        PrintWriter screen = new PrintWriter(new StringWriter());
        return new Applier(target, new Interview(new BufferedReader(new StringReader("")), screen, true), false, programs,
            () -> Instant.EPOCH, screen);
    }

    private static Answers answers(Map<Question, String> some) {
        Map<Question, String> all = new EnumMap<>(Map.of(Question.LOGS, "/var/log/mail.log", Question.GROUP, "adm",
            Question.FROM, "beginning", Question.MAIL, "", Question.SMTP, "localhost:25", Question.GEO, "no", Question.START, "no"));
        all.putAll(some);
        return new Answers(all);
    }
}
