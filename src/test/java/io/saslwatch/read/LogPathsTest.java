package io.saslwatch.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogPathsTest {

    @TempDir
    Path folder;

    private Path file(String name) {
        Path file = folder.resolve(name);
        Logs.append(file, "x\n");
        return file;
    }

    @Test
    void aCommaInsideBracesBelongsToTheGlob() {
        assertThat(LogPaths.of(" /a/{b,c}.log , /d,").entries()).containsExactly("/a/{b,c}.log", "/d");
    }

    @Test
    void generationsThatAGlobFindsAreOneLiveLog() {
        file("mail.log.1");
        file("mail.log-20261120.gz");
        file("dovecot.log");
        file("note.txt");
        assertThat(LogPaths.of(folder + "/*.log*").live())
            .containsExactlyInAnyOrder(folder.resolve("mail.log"), folder.resolve("dovecot.log"));
    }

    @Test
    void aFileThatIsNotThereYetIsFollowedUnderItsName() {
        assertThat(LogPaths.of(folder + "/mail.log").live()).containsExactly(folder.resolve("mail.log"));
        assertThat(LogPaths.of(folder + "/mail.log").changing()).isFalse();
        assertThat(LogPaths.of(folder.toString()).changing()).isTrue();
    }

    @Test
    void whatIsNoLogInAFolderIsLeftAlone() {
        for (String name : List.of("wtmp", "lastlog", "a.db", "b.tar.gz", ".c.log", "d.log~", "e.json", "f.csv.gz")) {
            file(name);
        }
        Path log = file("maillog");
        Path docker = file("0f3c-json.log");
        assertThat(LogPaths.of(folder.toString()).generations().keySet()).containsExactlyInAnyOrder(log, docker);
    }
}
