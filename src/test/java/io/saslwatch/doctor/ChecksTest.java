package io.saslwatch.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a test cannot bring about on the machine it runs on. */
class ChecksTest {

    private static final Account ME = new Account(System.getProperty("user.name"), Set.of(), true);

    @TempDir
    private Path folder;

    @Test
    void aPortThatAnotherProgramHasIsTold() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
            assertThat(level(new PortCheck("127.0.0.1", port, () -> false))).containsExactly(Finding.Level.FAIL);
        }
        assertThat(level(new PortCheck("127.0.0.1", port, () -> false))).containsExactly(Finding.Level.OK);
        assertThat(new PortCheck("127.0.0.1", 0, () -> false).look()).singleElement().extracting(Finding::what).asString().contains("off");
    }

    @Test
    void aPortThatSaslwatchHasItselfIsFine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(new PortCheck("127.0.0.1", taken.getLocalPort(), () -> true).look()).singleElement().satisfies(found -> {
                assertThat(found.level()).isEqualTo(Finding.Level.OK);
                assertThat(found.what()).contains("saslwatch runs");
            });
        }
    }

    @Test
    void anAddressOfAnotherMachineAndAPortThatIsNoneAreTold() {
        assertThat(level(new PortCheck("192.0.2.1", 8191, () -> false))).containsExactly(Finding.Level.FAIL);
        for (int none : List.of(-1, 65_536, 70_000)) {
            assertThat(new PortCheck("127.0.0.1", none, () -> false).look()).singleElement().extracting(Finding::what).asString()
                .contains("1 to 65535");
            Reach reach = new Reach(Duration.ofSeconds(1), () -> {
                throw new AssertionError("no encryption here");
            });
            assertThat(new HostCheck("store", "127.0.0.1", none, false, reach, "correct it").look()).singleElement()
                .extracting(Finding::what).asString().contains("1 to 65535");
        }
    }

    @Test
    void aCheckThatFailsIsAFindingOnOneLine() {
        assertThat(new Guarded("mail", () -> {
            throw new IllegalArgumentException("the port is\n'x'");
        }).look()).singleElement().satisfies(found -> {
            assertThat(found.level()).isEqualTo(Finding.Level.FAIL);
            assertThat(found.check()).isEqualTo("mail");
            assertThat(found.what()).contains("the port is 'x'");
            assertThat(found.remedy()).isNotEmpty();
        });
    }

    @Test
    void ofSeveralServersOneIsEnough() {
        Check there = () -> List.of(Finding.ok("store", "here"));
        Check gone = () -> List.of(Finding.fail("store", "there", "start it"));
        assertThat(level(new AnyOf(List.of(gone, there)))).containsExactly(Finding.Level.WARN, Finding.Level.OK);
        assertThat(level(new AnyOf(List.of(gone, gone)))).containsExactly(Finding.Level.FAIL, Finding.Level.FAIL);
    }

    @Test
    void aFileWhereAFolderShallBeIsTold() throws IOException {
        Path file = Files.createFile(folder.resolve("csv"));
        assertThat(level(new FolderCheck("saslwatch.csv.folder", file, ME, disk -> 5L << 30)))
            .containsExactly(Finding.Level.FAIL);
    }

    @Test
    void aDiskWithoutRoomIsTold() {
        assertThat(level(new FolderCheck("saslwatch.csv.folder", folder, ME, disk -> 10L << 20)))
            .containsExactly(Finding.Level.FAIL);
        assertThat(level(new FolderCheck("saslwatch.csv.folder", folder, ME, disk -> 500L << 20)))
            .containsExactly(Finding.Level.WARN);
        assertThat(level(new FolderCheck("saslwatch.csv.folder", folder.resolve("not/there/yet"), ME, disk -> 5L << 30)))
            .containsExactly(Finding.Level.OK);
    }

    @Test
    void aClockThatWasNeverSetIsTold() throws IOException {
        assertThat(level(new ClockCheck(folder, () -> Instant.EPOCH, ZoneOffset.UTC))).contains(Finding.Level.FAIL);
        Instant now = Instant.parse("2026-11-25T03:00:00Z");
        Files.createDirectories(folder.resolve("run/systemd/system"));
        assertThat(level(new ClockCheck(folder, () -> now, ZoneOffset.UTC))).contains(Finding.Level.WARN);
        Files.createDirectories(folder.resolve("run/systemd/timesync/synchronized"));
        assertThat(level(new ClockCheck(folder, () -> now, ZoneOffset.UTC))).containsOnly(Finding.Level.OK);
    }

    @Test
    void anOldJavaAndOneWithLittleMemoryAreTold() {
        assertThat(level(new JavaCheck(11, 1L << 30))).containsExactly(Finding.Level.FAIL);
        assertThat(level(new JavaCheck(21, 32L << 20))).containsExactly(Finding.Level.WARN);
        assertThat(level(new JavaCheck(21, 1L << 30))).containsExactly(Finding.Level.OK);
    }

    @Test
    void aListOfRightsThatNamesTheUserCounts() throws IOException {
        Path log = Files.createFile(folder.resolve("mail.log"));
        Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rw-------"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path getfacl = folder.resolve("getfacl");
        Account watch = new Account("watch", Set.of(), false, new AccessList(getfacl.toString()));
        assertThat(watch.reads(log)).as("not installed").isFalse();

        Files.writeString(getfacl, "#!/bin/sh\nprintf 'user::rw-\\nuser:watch:r--\\t#effective:r--\\nmask::r--\\n'\n");
        Files.setPosixFilePermissions(getfacl, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(watch.reads(log)).isTrue();
        assertThat(new Account("watcher", Set.of(), false, watch.lists()).reads(log)).as("another user").isFalse();

        Files.writeString(getfacl, "#!/bin/sh\nprintf 'user:watch:r--\\t#effective:---\\nmask::---\\n'\n");
        assertThat(watch.reads(log)).as("the mask takes it away").isFalse();
    }

    private static List<Finding.Level> level(Check check) {
        return check.look().stream().map(Finding::level).toList();
    }
}
