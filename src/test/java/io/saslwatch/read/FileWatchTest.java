package io.saslwatch.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWatchTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private static CompletableFuture<Void> waiting(FileWatch watch, Duration time) {
        return CompletableFuture.runAsync(() -> {
            try {
                watch.await(time, name -> name.equals("mail.log"));
            } catch (InterruptedException impossible) {
                throw new AssertionError(impossible);
            }
        });
    }

    @Test
    void wakesForAFileThatConcernsItAndNotForOthers() {
        Path log = folder.resolve("mail.log");
        Path other = folder.resolve("other.log");
        Logs.append(log, "a");
        Logs.append(other, "a");
        try (FileWatch watch = new FileWatch()) {
            watch.watch(Set.of(folder));
            CompletableFuture<Void> wait = waiting(watch, LONG);
            Logs.append(other, "b");
            await().during(Duration.ofMillis(200)).until(() -> !wait.isDone());
            Logs.append(log, "b");
            await().atMost(Duration.ofSeconds(10)).until(wait::isDone);
        }
    }

    @Test
    void wakesForANewFile() {
        try (FileWatch watch = new FileWatch()) {
            watch.watch(Set.of(folder));
            CompletableFuture<Void> wait = waiting(watch, LONG);
            Logs.append(folder.resolve("new"), "b");
            await().atMost(Duration.ofSeconds(10)).until(wait::isDone);
        }
    }

    @Test
    void aFolderThatIsNotThereCostsNoMoreThanThePollingTime() throws IOException {
        Path later = folder.resolve("later");
        try (FileWatch watch = new FileWatch()) {
            watch.watch(Set.of(later));
            await().atMost(Duration.ofSeconds(5)).until(waiting(watch, Duration.ofMillis(20))::isDone);
            Files.createDirectory(later);
            watch.watch(Set.of(later));
            CompletableFuture<Void> wait = waiting(watch, LONG);
            Logs.append(later.resolve("x"), "b");
            await().atMost(Duration.ofSeconds(10)).until(wait::isDone);
        }
    }

    @Test
    void isWokenForGood() {
        FileWatch watch = new FileWatch();
        CompletableFuture<Void> wait = waiting(watch, LONG);
        watch.wake();
        await().atMost(Duration.ofSeconds(10)).until(wait::isDone);
        assertThat(waiting(watch, LONG)).succeedsWithin(Duration.ofSeconds(10));
    }
}
