package io.saslwatch.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Times the packaged program beside grep, wc and zcat on the same files and prints a table. Run by
 * {@code mvn -Pbench verify}; {@code -Dbench.lines} and {@code -Dbench.runs} set the size and the number of runs.
 */
public final class Benchmark {

    private final Path folder;
    private final String program;
    private final int runs = Integer.getInteger("bench.runs", 5);
    private final long lines = Long.getLong("bench.lines", 5_000_000);

    private Benchmark(Path folder, Path program) {
        this.folder = folder;
        this.program = program.toString();
    }

    /** Runs all and removes what it made. */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("saslwatch-bench");
        try {
            new Benchmark(folder, Path.of(args.length > 0 ? args[0] : "target/saslwatch/bin/saslwatch")).run();
        } finally {
            delete(folder);
        }
    }

    private void run() throws IOException {
        Path big = folder.resolve("big.log");
        Path half = folder.resolve("half.log");
        Path empty = Files.createFile(folder.resolve("empty.log"));
        long bigEvents = new LogGenerator(1, 0.02, 1000, 5000).write(big, lines);
        long halfLines = lines / 5;
        long halfEvents = new LogGenerator(2, 0.5, 1000, 5000).write(half, halfLines);
        Measured.of(1, () -> { }, shell("gzip -k " + big));
        Path gz = folder.resolve("big.log.gz");
        double gigabytes = Files.size(big) / 1e9;

        Measured none = scan(empty);
        Measured plain = scan(big);
        Measured packed = scan(gz);
        Measured dense = scan(half);
        Measured passing = command(program + " scan --csv " + folder.resolve("passing.csv") + " " + half);
        Measured grep = command("LC_ALL=C grep -c -F sasl_ " + big + " | cat");
        LiveService live = LiveService.measure(program, folder);
        Measured wc = command("wc -l " + big);
        Measured zcat = command("zcat " + gz + " | wc -l");

        System.out.printf(Locale.ROOT, "%n%s, %d cores, Java %s, %s%n", machine(),
            Runtime.getRuntime().availableProcessors(), System.getProperty("java.version"),
            Instant.now().truncatedTo(ChronoUnit.MINUTES));
        System.out.printf(Locale.ROOT, "%,d lines, %.2f GB, %,d events; %,d lines with %,d events; median of %d runs%n%n",
            lines, gigabytes, bigEvents, halfLines, halfEvents, runs);
        System.out.println("| what | seconds | beside it | ratio | asked for | peak RSS |");
        System.out.println("|---|---:|---|---:|---:|---:|");
        row("scan of an empty file", none, "", 0, "1.0 s");
        row("scan, plain, SQLite and CSV", plain, "", 0, "");
        row("LC_ALL=C grep -c -F sasl_", grep, "", 0, "");
        row("wc -l", wc, "", 0, "");
        row("each further GB", new Measured((plain.seconds() - none.seconds()) / gigabytes, 0),
            String.format(Locale.ROOT, "grep %.3f s/GB", grep.seconds() / gigabytes),
            (plain.seconds() - none.seconds()) / grep.seconds(), "4.0");
        row("scan, gzip", packed, String.format(Locale.ROOT, "zcat, wc -l %.2f s", zcat.seconds()),
            packed.seconds() / zcat.seconds(), "0.7");
        row("scan, every other line an event", dense, "", 0, "4.0 s");
        row("the same without --db", passing, "", 0, "4.0 s");
        System.out.printf(Locale.ROOT, "%nservice: from a written line to its event in the store %.2f s (longest of 20: "
            + "%.2f s, asked for 1 s); idle: %.2f %% of a core (asked for 1 %%), %d MB resident (asked for 175 MB)%n",
            live.latency(), live.longest(), live.idleCpu() * 100, live.idleRss() / 1_000_000);
    }

    private Measured scan(Path log) {
        Path out = folder.resolve("out");
        return Measured.of(runs, () -> {
            delete(out);
            out.toFile().mkdir();
        }, List.of(program, "scan", "--db",
            "jdbc:sqlite:" + out.resolve("events.db"), "--csv", folder.resolve("out/events.csv").toString(),
            log.toString()));
    }

    private Measured command(String text) {
        return Measured.of(runs, () -> { }, shell(text));
    }

    private static List<String> shell(String text) {
        return List.of("/bin/sh", "-c", text);
    }

    private static void row(String what, Measured measured, String beside, double ratio, String asked) {
        System.out.printf(Locale.ROOT, "| %s | %.2f | %s | %s | %s | %s |%n", what, measured.seconds(), beside,
            ratio == 0 ? "" : String.format(Locale.ROOT, "%.2f", ratio), asked,
            measured.peakRss() < 50_000_000 ? "" : measured.peakRss() / 1_000_000 + " MB");
    }

    private static String machine() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name")).findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse("unknown processor");
        } catch (IOException | UncheckedIOException elsewhere) {
            return System.getProperty("os.arch");
        }
    }

    private static void delete(Path path) {
        if (Files.exists(path)) {
            try (Stream<Path> tree = Files.walk(path)) {
                tree.sorted(Comparator.reverseOrder()).forEach(each -> each.toFile().delete());
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }
}
