package io.saslwatch.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * The packaged service, followed while it waits and while a line comes now and then.
 *
 * @param latency   seconds from writing a line until it is an event in the store, as seen from another process: the
 *                  median, and the longest
 * @param idleCpu   share of one core while nothing is written
 * @param idleRss   resident memory then, in bytes
 */
record LiveService(double latency, double longest, double idleCpu, long idleRss) {

    private static final int LINES = 20;
    private static final int IDLE_SECONDS = 20;

    /** Runs the service in a folder of its own and measures. */
    static LiveService measure(String program, Path folder) {
        Path log = folder.resolve("live.log");
        String url = "jdbc:sqlite:" + folder.resolve("live.db");
        try {
            Files.createFile(log);
            Process service = new ProcessBuilder(program, "run", "-Dsaslwatch.run.as-root=true", "-Dsaslwatch.manage.port=0",
                "-Dsaslwatch.read.paths=" + log,
                "-Dsaslwatch.store.url=" + url, "-Dsaslwatch.csv.folder=" + folder.resolve("live-csv"))
                .redirectErrorStream(true).redirectOutput(folder.resolve("live.txt").toFile()).start();
            try {
                append(log, 0);
                waitFor(url, 1);
                double[] seconds = new double[LINES];
                for (int i = 0; i < LINES; i++) {
                    TimeUnit.MILLISECONDS.sleep(137);
                    long begun = System.nanoTime();
                    append(log, i + 1);
                    waitFor(url, i + 2);
                    seconds[i] = (System.nanoTime() - begun) / 1e9;
                }
                Arrays.sort(seconds);
                TimeUnit.SECONDS.sleep(5);
                double before = cpuSeconds(service.pid());
                TimeUnit.SECONDS.sleep(IDLE_SECONDS);
                double idle = (cpuSeconds(service.pid()) - before) / IDLE_SECONDS;
                return new LiveService(seconds[LINES / 2], seconds[LINES - 1], idle, Measured.rss(service.pid(), "VmRSS:"));
            } finally {
                service.destroy();
                service.waitFor();
            }
        } catch (IOException | SQLException failed) {
            throw new IllegalStateException("the service could not be measured", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static void append(Path log, int number) throws IOException {
        Files.writeString(log, "2026-11-20T18:00:00+00:00 mx postfix/smtpd[7]: warning: unknown[192.0.2.7]: SASL LOGIN "
            + "authentication failed: (reason unavailable), sasl_username=u" + number + "\n", StandardOpenOption.APPEND);
    }

    private static void waitFor(String url, int events) throws SQLException, InterruptedException {
        for (int i = 0; i < 6_000; i++) {
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select count(*) from events")) {
                if (rows.next() && rows.getInt(1) >= events) {
                    return;
                }
            } catch (SQLException notThereYet) {
                if (i == 5_999) {
                    throw notThereYet;
                }
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        throw new IllegalStateException("no " + events + " events in " + url);
    }

    private static double cpuSeconds(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
    }
}
