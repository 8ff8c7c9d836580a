package io.saslwatch.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code saslwatch run} in a JVM of its own, which can be killed. */
public final class Service {

    private final Path home;
    private final Map<String, String> settings;
    private Process process;

    /**
     * @param home     a folder of its own
     * @param settings values beside the defaults
     */
    public Service(Path home, Map<String, String> settings) {
        this.home = home;
        this.settings = settings;
    }

    /** Starts it and waits until it follows the log: a kill while Java starts proves nothing. */
    public void startAndFollow() {
        int before = starts();
        start();
        await().atMost(Duration.ofMinutes(2)).until(() -> starts() > before || !process.isAlive());
        assertThat(starts()).as("it started: %s", printed()).isGreaterThan(before);
    }

    private int starts() {
        return printed().split("run: Started", -1).length - 1;
    }

    public void start() {
        start("io.saslwatch.App", "run", "-Dsaslwatch.run.as-root=true");
    }

    /** Starts another class in the same way. */
    public void start(String... mainAndArguments) {
        List<String> command = new ArrayList<>(QuickJava.command());
        command.addAll(List.of("-Dsaslwatch.home=" + home, "-Dsaslwatch.manage.port=0"));
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of(mainAndArguments));
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output())).start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** SIGKILL: the process runs not one more instruction. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGKILL for the programs that it started, while it runs on. */
    void killChildren() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
    }

    /** SIGTERM; returns the seconds until it had ended, or fails after a minute. */
    public double terminate() throws InterruptedException {
        long begun = System.nanoTime();
        process.destroy();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("still running a minute after SIGTERM");
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    /** Whether it ran on for so long; false when it ended by itself. */
    public boolean runsFor(long millis) throws InterruptedException {
        return !process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /** What all runs printed, for the message of a failed assertion. */
    public String printed() {
        try {
            return Files.readString(output().toPath());
        } catch (IOException none) {
            return "";
        }
    }

    private File output() {
        return home.resolve("output.txt").toFile();
    }
}
