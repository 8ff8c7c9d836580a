package io.saslwatch.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps lines from being stored is known for as long as it lasts. */
class ReadTroublesTest {

    @TempDir
    Path folder;
    Path log;
    final Harness reader = new Harness();

    @BeforeEach
    void nameTheLog() {
        log = folder.resolve("mail.log");
        Logs.append(log, "a\n");
        reader.start(log).run();
    }

    private double gauge(String name) {
        return reader.meters.get(name).gauge().value();
    }

    @Test
    void linesThatTheStoreDoesNotTakeWaitAndAreATrouble() {
        assertThat(reader.troubles.now()).isEmpty();
        assertThat(gauge("saslwatch.read.position")).isEqualTo(2);
        reader.storeFails = true;
        Logs.append(log, "b\n");
        reader.run();

        assertThat(reader.troubles.now()).hasSize(1).first().matches(trouble -> trouble.what().equals("test")
            && trouble.why().equals("lines are not taken: the store is down"));
        assertThat(gauge("saslwatch.read.lag.bytes")).isEqualTo(2);
        assertThat(gauge("saslwatch.read.position")).as("of what is stored").isEqualTo(2);
        reader.later(Duration.ofSeconds(30)).run();
        assertThat(gauge("saslwatch.read.lag.bytes")).isEqualTo(2);

        reader.storeFails = false;
        reader.later(Duration.ofSeconds(30)).run();
        assertThat(reader.troubles.now()).isEmpty();
        assertThat(gauge("saslwatch.read.lag.bytes")).isZero();
        assertThat(gauge("saslwatch.read.position")).isEqualTo(4);
    }

    @Test
    void aLogThatCannotBeReadIsATroubleUntilItCanOrIsLookedForNoLonger() throws IOException {
        Files.delete(log);
        Files.createSymbolicLink(log, log);
        reader.later(Duration.ofSeconds(2)).run();
        assertThat(reader.troubles.now()).hasSize(1).first().matches(trouble -> trouble.what().equals(log.toString()));

        Files.delete(log);
        Logs.append(log, "b\n");
        reader.later(Duration.ofSeconds(2)).run();
        assertThat(reader.troubles.now()).isEmpty();

        Files.delete(log);
        Files.createSymbolicLink(log, log);
        reader.later(Duration.ofSeconds(2)).run();
        assertThat(reader.troubles.now()).hasSize(1);
        reader.stop();
        assertThat(reader.troubles.now()).isEmpty();
    }

    @Test
    void aLogThatIsNamedAndMissingForAMinuteIsATroubleUntilItIsThere() throws IOException {
        Files.delete(log);
        reader.later(Duration.ofSeconds(2)).run().later(Duration.ofSeconds(30)).run();
        assertThat(reader.troubles.now()).as("as long as a rotation may take").isEmpty();

        reader.later(Duration.ofSeconds(60)).run();
        reader.later(Duration.ofSeconds(60)).run();
        assertThat(reader.troubles.now()).hasSize(1).first().matches(trouble -> trouble.why().equals("there is no such file"));
        assertThat(reader.told).containsOnlyOnce("unreadable mail.log: there is no such file");

        Logs.append(log, "b\n");
        reader.later(Duration.ofSeconds(2)).run();
        assertThat(reader.troubles.now()).isEmpty();
        assertThat(reader.texts()).containsExactly("a", "b");
    }

    @Test
    void aLogThatAGlobFoundMayGo() throws IOException {
        reader.stop();
        Path dated = folder.resolve("other-today.log");
        Logs.append(dated, "x\n");
        reader.start(folder + "/other*.log").run();
        Files.delete(dated);
        reader.later(Duration.ofMinutes(2)).run().later(Duration.ofMinutes(2)).run();
        assertThat(reader.troubles.now()).isEmpty();
    }

    @Test
    void readingThatEndedByAFaultOrGaveUpIsATrouble() {
        reader.troubles.broke("test", new StackOverflowError());
        assertThat(reader.troubles.now()).hasSize(1).first().matches(trouble -> trouble.why().contains("fault in the program")
            && trouble.why().contains("restart it"));
        reader.troubles.stopped("test");
        assertThat(reader.troubles.now()).isEmpty();
        reader.troubles.gaveUp("test", new IllegalStateException("wrapped", new IOException("disk full")));
        assertThat(reader.troubles.now()).hasSize(1).first().matches(trouble -> trouble.why().endsWith("disk full"));
    }
}
