package io.saslwatch.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes after reading fails. */
class FailingStoreTest {

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

    @Test
    void keepsThePositionWhenTheStoreFailsAndTellsOnce() {
        reader.storeFails = true;
        Logs.append(log, "b\n");
        reader.run();
        Logs.append(log, "c\n");
        for (int tries = 0; tries < 10; tries++) {
            reader.later(Duration.ofSeconds(30)).run();
        }
        assertThat(reader.texts()).containsExactly("a");
        reader.storeFails = false;
        reader.later(Duration.ofSeconds(30)).run();
        assertThat(reader.texts()).containsExactly("a", "b", "c");
        assertThat(reader.told).containsExactly("found mail.log", "failed: the store is down", "recovered");
    }

    @Test
    void waitsTwiceAsLongAfterEachFailureUpToHalfAMinute() {
        reader.storeFails = true;
        Logs.append(log, "b\n");
        reader.run();
        assertThat(reader.reader().pause()).isBetween(Duration.ofMillis(200), Duration.ofMillis(250));
        reader.later(Duration.ofMillis(250)).run();
        assertThat(reader.reader().pause()).isBetween(Duration.ofMillis(400), Duration.ofMillis(500));
        for (int tries = 0; tries < 10; tries++) {
            reader.later(Duration.ofSeconds(30)).run();
        }
        assertThat(reader.reader().pause()).isBetween(Duration.ofSeconds(29), Duration.ofSeconds(30));
    }

    @Test
    void bytesOfALogRotatedMeanwhileAreReadAfterwards() {
        reader.storeFails = true;
        Logs.append(log, "b\n");
        reader.run();
        Logs.append(log, "c\n");
        Logs.rename(log, folder.resolve("mail.log.1"));
        Logs.compress(folder.resolve("mail.log.1"), "gz");
        Logs.append(log, "d\n");
        reader.storeFails = false;
        reader.later(Duration.ofSeconds(30)).run();
        assertThat(reader.texts()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void bytesThatWereLostMeanwhileAreToldToTheStoreOnceAndAfterwards() {
        Logs.append(log, "half a line");
        reader.run();
        Logs.truncate(log);
        reader.storeFails = true;
        Logs.append(log, "b\n");
        reader.run().later(Duration.ofSeconds(30)).run().later(Duration.ofSeconds(30)).run();
        assertThat(reader.positions.lost()).isZero();
        reader.storeFails = false;
        reader.later(Duration.ofSeconds(30)).run();
        assertThat(reader.texts()).containsExactly("a", "b");
        assertThat(reader.positions.lost()).isEqualTo("half a line".length());
    }

    @Test
    void aStoreOfPositionsThatIsDownIsWaitedFor() {
        reader.stop().positions.down(true);
        Logs.append(log, "b\n");
        reader.start(log).run();
        reader.later(Duration.ofSeconds(30)).run();
        reader.positions.down(false);
        reader.later(Duration.ofSeconds(30)).run();
        assertThat(reader.texts()).containsExactly("a", "b");
        assertThat(reader.told).containsSubsequence("failed: the store is down", "recovered");
    }

    @Test
    void aPositionThatSomebodyElseMovedIsTakenOver() {
        var position = reader.positions.all().get(0).position();
        Logs.append(log, "b\nc\n");
        // another reader of the same store got there first
        Harness other = new Harness();
        var print = Fingerprint.of(null, Logs.bytes("a\nb\n"), 4, 4, Logs.bytes("a\nb\n"), false);
        reader.positions.commit(new io.saslwatch.event.ReadPosition(position.stream(), 2, 4, 2, print.text(),
            position.file(), position.path()));
        reader.run().later(Duration.ofSeconds(30)).run();
        assertThat(reader.texts()).containsExactly("a", "c");
        assertThat(other.texts()).isEmpty();
    }
}
