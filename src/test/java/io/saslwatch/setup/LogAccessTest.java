package io.saslwatch.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogAccessTest {

    @TempDir
    private Path root;
    private Path log;

    @BeforeEach
    void aMachineWithALogForItsOwnerAlone() throws IOException {
        log = file("var/log/maillog", "rw-------");
        file("var/log/maillog-20261122", "rw-------");
        file("var/log/messages", "rw-------");
    }

    @Test
    void aLogForRootAloneIsOpenedToTheServiceWithItsRotatedSiblings() throws IOException {
        file("usr/bin/setfacl", "rwxr-xr-x");
        List<Step> steps = steps("");
        assertThat(steps.get(0).text()).isEqualTo(
            "run           setfacl -m u:saslwatch:r /var/log/maillog /var/log/maillog-20261122");
        assertThat(steps.get(1).text()).contains("/etc/logrotate.d").contains("postrotate\n")
            .contains("setfacl -m u:saslwatch:r /var/log/maillog\n").contains("endscript");
        assertThat(steps).hasSize(2);
        assertThat(steps("nobodysgroup")).hasSize(2);
    }

    @Test
    void withoutSetfaclItIsLeftToAPerson() throws IOException {
        assertThat(steps("")).allMatch(Step.Note.class::isInstance).first()
            .satisfies(note -> assertThat(note.text()).contains("may not read /var/log/maillog").contains("package acl"));
    }

    @Test
    void nothingIsDoneWhereTheGroupMayReadOrEverybody() throws IOException {
        file("usr/bin/setfacl", "rwxr-xr-x");
        Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(steps(Files.readAttributes(log, PosixFileAttributes.class).group().getName())).isEmpty();
        assertThat(steps("")).isNotEmpty();
        Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(steps("")).isEmpty();
        Files.delete(log);
        assertThat(steps("")).isEmpty();
    }

    private List<Step> steps(String group) throws IOException {
        Map<Question, String> all = new EnumMap<>(Question.class);
        Arrays.stream(Question.values()).forEach(question -> all.put(question, ""));
        all.put(Question.LOGS, "/var/log/maillog");
        all.put(Question.GROUP, group);
        return new LogAccess(new Target(root, "/opt/saslwatch")).steps(new Answers(all));
    }

    private Path file(String name, String mode) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
}
