package io.saslwatch.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a whole process took.
 *
 * @param seconds  wall-clock time of the median run
 * @param peakRss  highest resident memory of any run in bytes, as the kernel tells it ({@code VmHWM}); 0 when unknown
 */
record Measured(double seconds, long peakRss) {

    /** Runs a shell command so many times, with {@code before} in front of each run, which is not measured. */
    static Measured of(int runs, Runnable before, List<String> command) {
        double[] seconds = new double[runs];
        long peak = 0;
        for (int i = 0; i < runs; i++) {
            before.run();
            try {
                long begun = System.nanoTime();
                Process process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(new File("/dev/null")).start();
                while (!process.waitFor(10, TimeUnit.MILLISECONDS)) {
                    peak = Math.max(peak, rss(process.pid(), "VmHWM:"));
                }
                seconds[i] = (System.nanoTime() - begun) / 1e9;
                if (process.exitValue() != 0) {
                    throw new IllegalStateException("exit status " + process.exitValue() + " of " + command);
                }
            } catch (IOException failed) {
                throw new IllegalStateException("cannot run " + command, failed);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }
        Arrays.sort(seconds);
        return new Measured(seconds[runs / 2], peak);
    }

    /** A line of the kernel's status of a process, in bytes; 0 when it is gone. */
    static long rss(long pid, String name) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst().orElse(0);
        } catch (IOException gone) {
            return 0;
        }
    }
}
