package io.saslwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What doctor finds in files and folders. */
class DoctorCommandTest {

    @TempDir
    private Path folder;
    private DoctorsMachine machine;
    private Map<String, String> settings;
    private Path log;

    @BeforeEach
    void aHealthyMachine() throws IOException {
        machine = new DoctorsMachine(folder);
        settings = machine.settings();
        log = machine.log();
    }

    @Test
    void aHealthyMachineHasNothingToMend() {
        Typed doctor = machine.doctor();
        assertThat(doctor.err()).isEmpty();
        assertThat(doctor.out()).contains("ok    java").contains("may read " + log).contains("ok    data")
            .contains("ok    clock").doesNotContain("fail");
        assertThat(doctor.status()).isZero();
    }

    @Test
    void rootIsNoUserForTheService() {
        assumeTrue(System.getProperty("user.name").equals("root"), "not root here");
        settings.remove("saslwatch.run.as-root");
        Typed doctor = machine.doctor();
        assertThat(doctor.out()).contains("fail  user").contains("saslwatch setup");
        assertThat(doctor.status()).isEqualTo(ExitStatus.FAILED);
    }

    @Test
    void aMissingLogIsToldTogetherWithTheJournalThatIsThere() throws IOException {
        Files.delete(log);
        assertThat(machine.doctor().out()).contains("fail  log       there is no " + log).contains("correct saslwatch.read.paths");
        Files.createDirectories(folder.resolve("run/systemd/journal"));
        Typed doctor = machine.doctor();
        assertThat(doctor.out()).contains("this machine logs to the journal").contains("saslwatch.read.journal.enabled=true");
        assertThat(doctor.status()).isEqualTo(ExitStatus.FAILED);
    }

    @Test
    void nothingToReadIsTold() {
        settings.put("saslwatch.read.paths", "");
        Typed doctor = machine.doctor();
        assertThat(doctor.out()).contains("fail  log       nothing would be read");
        assertThat(doctor.status()).isEqualTo(ExitStatus.FAILED);
        settings.put("saslwatch.stdin.enabled", "true");
        assertThat(machine.doctor().out()).doesNotContain("nothing would be read");
    }

    @Test
    void aGlobIsJudgedByTheNewestOfItsLogs() throws IOException {
        Path old = Files.writeString(log.resolveSibling("old.log"), "x\n");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(9))));
        Files.setLastModifiedTime(log.getParent(), FileTime.from(Instant.now().minus(Duration.ofDays(188))));
        settings.put("saslwatch.read.paths", log.getParent() + "/*.log");
        assertThat(machine.doctor().out()).contains("ok    log       " + System.getProperty("user.name") + " may read " + log)
            .doesNotContain("days ago");
        Files.setLastModifiedTime(log, FileTime.from(Instant.now().minus(Duration.ofDays(4))));
        assertThat(machine.doctor().out()).contains("warn  log       " + log + " was last written 4 days ago");
    }

    @Test
    void aGlobThatStandsForNoLogIsTold() {
        settings.put("saslwatch.read.paths", log.getParent() + "/*.maillog");
        Typed doctor = machine.doctor();
        assertThat(doctor.out()).contains("fail  log       there is no log that " + log.getParent() + "/*.maillog stands for");
        assertThat(doctor.status()).isEqualTo(ExitStatus.FAILED);
    }

    @Test
    void theOthersOfAGlobThatCannotBeReadAreTold() throws IOException {
        watch();
        Path hidden = Files.writeString(log.resolveSibling("auth.log"), "x\n");
        Files.setPosixFilePermissions(hidden, PosixFilePermissions.fromString("rw-------"));
        Files.setLastModifiedTime(hidden, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        settings.put("saslwatch.read.paths", log.getParent().toString());
        assertThat(machine.doctor("--user=watch").out()).contains("ok    log       watch may read " + log)
            .contains("warn  log       watch may not read " + hidden);
    }

    @Test
    void theFirstFolderThatCannotBeEnteredIsNamed() throws IOException {
        watch();
        Files.setPosixFilePermissions(folder.resolve("var"), PosixFilePermissions.fromString("rwx------"));
        assertThat(machine.doctor("--user=watch").out()).contains("fail  log       watch may not enter " + folder.resolve("var"))
            .contains("setfacl -m u:watch:x " + folder.resolve("var") + ",").doesNotContain("there is no " + log);
        settings.put("saslwatch.read.paths", log.getParent() + "/*.log");
        assertThat(machine.doctor("--user=watch").out()).contains("setfacl -m u:watch:x " + folder.resolve("var") + ",");
        Files.setPosixFilePermissions(folder.resolve("var"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(log.getParent(), PosixFilePermissions.fromString("rwx------"));
        assertThat(machine.doctor("--user=watch").out()).as("rotated logs are looked for there")
            .contains("setfacl -m u:watch:rx " + log.getParent() + ",");
    }

    @Test
    void filesThatAnotherUserLeftBehindAreTold() throws IOException {
        watch();
        settings.put("saslwatch.log.file", folder.resolve("own/saslwatch.log").toString());
        settings.put("saslwatch.reload.good", folder.resolve("good/routes.good").toString());
        settings.put("saslwatch.alert.csv.file", folder.resolve("alerts/alerts.csv").toString());
        List<String> files = List.of("data/store.db", "data/store.db-wal", "data/store.db.lock", "data/csv/events-2026-11-20.csv",
            "own/saslwatch.log", "good/routes.good", "good/routes.good.lock", "alerts/alerts.csv");
        for (String name : files) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));
            Files.setPosixFilePermissions(name.endsWith("good") ? Files.createDirectory(file) : Files.createFile(file),
                PosixFilePermissions.fromString("rw-rw-rw-"));
        }
        Files.setPosixFilePermissions(folder.resolve("data/csv"), PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.setPosixFilePermissions(folder.resolve("good/routes.good"), PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(machine.doctor("--user=watch").out()).contains("ok    data").doesNotContain("fail");
        for (String name : files) {
            Path file = folder.resolve(name);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
            Typed doctor = machine.doctor("--user=watch");
            assertThat(doctor.out()).contains("fail  data      watch may not write to " + file + ", which is there already")
                .contains("chown watch " + file);
            assertThat(doctor.status()).isEqualTo(ExitStatus.FAILED);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxrwxrwx"));
        }
    }

    @Test
    void aProgramThatTheServiceMayNotRunIsTold() throws IOException {
        watch();
        Path program = Files.writeString(folder.resolve("tell"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-x---"));
        settings.put("saslwatch.alert.exec.command", program + " -v");
        assertThat(machine.doctor("--user=watch").out()).contains("fail  exec      there is no program " + program + " that watch");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(machine.doctor("--user=watch").out()).contains("ok    exec      watch may run " + program);
    }

    @Test
    void dataOnPlacesThatIsNotThereOrCannotBeReadIsTold() throws IOException {
        watch();
        Path data = folder.resolve("country.mmdb");
        settings.put("saslwatch.enrich.geo.files", data.toString());
        Typed missing = machine.doctor("--user=watch");
        assertThat(missing.out()).contains("warn  geo       there is no " + data).contains("geo update");
        Files.createFile(data);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rw-------"));
        assertThat(machine.doctor("--user=watch").out()).contains("warn  geo       watch may not read " + data);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(machine.doctor("--user=watch").out()).contains("ok    geo       watch may read " + data);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "saslwatch.manage.port|70000|saslwatch.manage.port",
        "saslwatch.enrich.names.servers|foo,192.0.2.1|'foo' is not the address of a name server",
        "saslwatch.mail.smtp.port|99999|saslwatch.mail.smtp.port",
        "saslwatch.store.url|jdbc:postgresql://h:99999/x|saslwatch.store.url",
        "saslwatch.store.url|jdbc:sqlserver://h/x|jdbc:sqlite:, jdbc:postgresql: or jdbc:mariadb:",
        "saslwatch.store.url|jdbc:sqlite:|the path of a file is needed",
        "saslwatch.alert.syslog.to|nonsense|udp:host:514 or tcp:host:514",
        "saslwatch.alert.rules|nosuch|no rule is called so",
        "saslwatch.tls.trust|/no/such.pem|/no/such.pem"})
    void aWrongSettingIsToldAndHidesNothing(String key, String value, String told) {
        settings.put("saslwatch.report.to", "ops@example.org");
        settings.put("saslwatch.mail.smtp.security", "tls");
        settings.put("saslwatch.mail.smtp.port", "1");
        settings.put("saslwatch.enrich.names.enabled", String.valueOf(key.contains("names")));
        settings.put(key, value);
        Typed doctor = machine.doctor();
        assertThat(doctor.out() + doctor.err()).contains(told).doesNotContain("unexpected").doesNotContain("\tat ");
        assertThat(doctor.status()).isIn(ExitStatus.FAILED, ExitStatus.USAGE);
        if (doctor.status() == ExitStatus.FAILED) {
            assertThat(doctor.out()).contains("fail  ").contains("may read " + log).contains("ok    zone");
        }
    }

    @Test
    void aLogThatNobodyWritesIsTold() throws IOException {
        Files.setLastModifiedTime(log, FileTime.from(Instant.now().minus(Duration.ofDays(9))));
        assertThat(machine.doctor().out()).contains("warn  log").contains("was last written 9 days ago");
    }

    @Test
    void tellsByWhichGroupAnotherUserCouldReadTheLog() throws IOException {
        String group = Files.readAttributes(log, java.nio.file.attribute.PosixFileAttributes.class).group().getName();
        assumeTrue(group.equals("root"), "the group of files made here is another one");
        Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rw-r-----"));
        openFolders();
        Files.writeString(folder.resolve("etc/passwd"), "root:x:0:0::/:/bin/sh\nwatch:x:990:990::/:/bin/false\n");
        Files.writeString(folder.resolve("etc/group"), "root:x:0:\nwatch:x:990:\n");
        Typed refused = machine.doctor("--user=watch");
        assertThat(refused.out()).contains("fail  log       watch may not read " + log + " (owner root, group root, rw-r-----)")
            .contains("setfacl -m u:watch:r " + log);
        Files.writeString(folder.resolve("etc/group"), "root:x:0:watch\nwatch:x:990:\n");
        assertThat(machine.doctor("--user=watch").out()).contains("ok    log       watch may read " + log);
        Files.writeString(folder.resolve("etc/group"), "root:x:0:\nwatch:x:990:\n");
        Files.createDirectories(folder.resolve("etc/systemd/system"));
        Files.writeString(folder.resolve("etc/systemd/system/saslwatch.service"), "SupplementaryGroups=root\n");
        assertThat(machine.doctor("--user=watch").out()).contains("ok    log       watch may read " + log);
        assertThat(machine.doctor("--user=nobody-here").err()).contains("there is no such user");
    }

    @Test
    void aFolderThatTheServiceMayNotWriteIsTold() throws IOException {
        assumeTrue(System.getProperty("user.name").equals("root"), "files are not root's here");
        openFolders();
        Files.writeString(folder.resolve("etc/passwd"), "watch:x:990:990::/:/bin/false\n");
        Typed doctor = machine.doctor("--user=watch");
        assertThat(doctor.out()).contains("fail  data      watch may not write to " + folder)
            .contains("install -d -o watch -m 750 " + folder.resolve("data"));
    }

    @Test
    void stampsOfAnotherZoneAreTold() throws IOException {
        machine.write(Instant.now().minus(Duration.ofHours(2)));
        Typed doctor = machine.doctor();
        assertThat(doctor.out()).contains("warn  zone").contains("120 minutes").contains("saslwatch.extract.zone." + log);
        assertThat(doctor.status()).isZero();
        settings.put("saslwatch.extract.zone." + log, "-02:00");
        assertThat(machine.doctor().out()).doesNotContain("warn  zone");
    }

    @Test
    void findingsAreWrittenAsJson() throws IOException {
        Files.delete(log);
        Typed doctor = machine.doctor("--json");
        assertThat(doctor.status()).isEqualTo(ExitStatus.FAILED);
        List<Map<String, String>> found = new ArrayList<>();
        for (String line : doctor.out().split("\n")) {
            found.add(object(line));
        }
        assertThat(found).anySatisfy(finding -> assertThat(finding).containsEntry("check", "log").containsEntry("level", "fail")
            .containsEntry("what", "there is no " + log).containsKey("remedy"));
    }

    /** A user who is neither the owner nor of the group of anything, and may enter the folders of the test. */
    private void watch() throws IOException {
        openFolders();
        Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rw-r--r--"));
        Files.writeString(folder.resolve("etc/passwd"), "watch:x:990:990::/:/bin/false\n");
    }

    /** Test folders are for their owner alone, and so is what is above them. */
    private void openFolders() throws IOException {
        for (Path each = log.getParent(); !each.equals(folder.getParent()); each = each.getParent()) {
            Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static Map<String, String> object(String line) throws IOException {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser json = new JsonFactory().createParser(line)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.FIELD_NAME) {
                    fields.put(json.currentName(), json.nextTextValue());
                }
            }
        }
        return fields;
    }
}
