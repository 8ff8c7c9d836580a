package io.saslwatch.crash;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code saslwatch run} in a JVM of its own, which can be killed. */
final class Service {

    private final Path home;
    private final Map<String, String> settings;
    private Process process;

    /**
     * @param home     a folder of its own
     * @param settings values beside the defaults
     */
    Service(Path home, Map<String, String> settings) {
        this.home = home;
        this.settings = settings;
    }

    void start() {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx160m", "-Dsaslwatch.home=" + home,
            "-Dsaslwatch.manage.port=0", "-cp", System.getProperty("java.class.path"), "io.saslwatch.App", "run"));
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output())).start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** SIGKILL: the process runs not one more instruction. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM; returns the seconds until it had ended, or fails after a minute. */
    double terminate() throws InterruptedException {
        long begun = System.nanoTime();
        process.destroy();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("still running a minute after SIGTERM");
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    /** Whether it ran on for so long; false when it ended by itself. */
    boolean runsFor(long millis) throws InterruptedException {
        return !process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /** What all runs printed, for the message of a failed assertion. */
    String printed() {
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
