package io.saslwatch.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.saslwatch.extract.TriedPatterns;
import io.saslwatch.extract.format.EngineComparison;
import io.saslwatch.extract.format.Expression;
import io.saslwatch.extract.format.Formats;
import io.saslwatch.extract.format.match.Subject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What matching costs in a young process: matches the hit lines of a generated log once, in fresh virtual machines that
 * have the options of the launcher, with our own program and with {@code java.util.regex}, by turns. Prints the
 * processor time of the matching thread. Run by hand, with the test class path:
 * {@code java -cp ... io.saslwatch.bench.MatchBenchmark [RUNS] [EVENTS]}.
 */
public final class MatchBenchmark {

    private static final Path FORMATS = Path.of("routes/2-extract/formats");
    private static final List<String> WAYS = List.of("own", "java.util.regex");

    private MatchBenchmark() {
    }

    /** Runs it; with {@code own FILE} or {@code java.util.regex FILE} it is one of the fresh processes. */
    public static void main(String[] args) throws Exception {
        if (args.length == 2 && WAYS.contains(args[0])) {
            System.out.println(cpuTime(args[0].equals("own"), Path.of(args[1])));
            return;
        }
        int runs = args.length > 0 ? Integer.parseInt(args[0]) : 7;
        int events = args.length > 1 ? Integer.parseInt(args[1]) : 100_000;
        Path file = Files.createTempFile("saslwatch-match", ".txt");
        try {
            int hits = hits(file, events);
            long[] least = {Long.MAX_VALUE, Long.MAX_VALUE};
            for (int run = 0; run < runs; run++) {
                for (int way = 0; way < 2; way++) {
                    least[way] = Math.min(least[way], inFreshMachine(WAYS.get(way), file));
                }
            }
            System.out.printf(Locale.ROOT, "%,d hit lines, once, least of %d runs%n", hits, runs);
            for (int way = 0; way < 2; way++) {
                System.out.printf(Locale.ROOT, "%-16s %7.1f ms, %6.2f microseconds a line%n", WAYS.get(way),
                    least[way] / 1e6, least[way] / 1e3 / hits);
            }
            System.out.printf(Locale.ROOT, "ratio %.2f%n", (double) least[1] / least[0]);
        } finally {
            Files.delete(file);
        }
    }

    /** Writes a line for each hit: the numbers of the expressions tried, a tab, and the message. */
    private static int hits(Path file, int events) throws IOException {
        Path log = Files.createTempFile("saslwatch-match", ".log");
        try {
            new LogGenerator(1, 1, 1000, 5000).write(log, events);
            var tried = new TriedPatterns(Formats.of(FORMATS).formats());
            List<String> hits = new ArrayList<>();
            for (String line : Files.readAllLines(log)) {
                List<Integer> numbers = tried.of(line);
                if (!numbers.isEmpty()) {
                    hits.add(numbers.stream().map(String::valueOf).collect(Collectors.joining(",")) + '\t'
                        + tried.message());
                }
            }
            Files.write(file, hits);
            return hits.size();
        } finally {
            Files.delete(log);
        }
    }

    private static long inFreshMachine(String way, Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"),
            "-XX:+UseSerialGC", "-Xmx144m", "-Xss512k", "-XX:TieredStopAtLevel=1", "-cp",
            System.getProperty("java.class.path"), MatchBenchmark.class.getName(), way, file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("exit status " + process.exitValue() + ": " + said);
        }
        return Long.parseLong(said);
    }

    private static long cpuTime(boolean own, Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Expression[] expressions = new TriedPatterns(Formats.of(FORMATS).formats()).expressions()
            .toArray(Expression[]::new);
        // Outside of what is measured
        Arrays.stream(expressions).forEach(expression -> EngineComparison.match(expression, "\ud83d\ude00"));
        List<int[]> tried = new ArrayList<>();
        List<int[]> ends = new ArrayList<>();
        for (int at = 0; at < bytes.length; at++) {
            int tab = indexOf(bytes, '\t', at);
            int end = indexOf(bytes, '\n', tab);
            tried.add(Arrays.stream(new String(bytes, at, tab - at, UTF_8).split(",")).mapToInt(Integer::parseInt)
                .toArray());
            ends.add(new int[] {tab + 1, end});
            at = end;
        }
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        long taken = own ? own(bytes, expressions, tried, ends) : regex(bytes, expressions, tried, ends);
        long spent = threads.getCurrentThreadCpuTime() - before;
        if (taken != ends.size()) {
            throw new IllegalStateException("only " + taken + " of " + ends.size() + " lines are taken");
        }
        return spent;
    }

    private static int indexOf(byte[] bytes, char c, int from) {
        int at = from;
        while (bytes[at] != c) {
            at++;
        }
        return at;
    }

    private static long own(byte[] bytes, Expression[] expressions, List<int[]> tried, List<int[]> ends) {
        long taken = 0;
        Subject subject = new Subject();
        for (int i = 0; i < tried.size(); i++) {
            subject.set(bytes, ends.get(i)[0], ends.get(i)[1]);
            for (int number : tried.get(i)) {
                if (expressions[number].match(subject)) {
                    String[] groups = new String[expressions[number].names().size() + 1];
                    for (int group = 1; group < groups.length; group++) {
                        groups[group] = subject.group(group);
                    }
                    taken++;
                }
            }
        }
        return taken;
    }

    private static long regex(byte[] bytes, Expression[] expressions, List<int[]> tried, List<int[]> ends) {
        long taken = 0;
        for (int i = 0; i < tried.size(); i++) {
            String text = new String(bytes, ends.get(i)[0], ends.get(i)[1] - ends.get(i)[0], UTF_8);
            for (int number : tried.get(i)) {
                taken += EngineComparison.budgeted(expressions[number], text) == null ? 0 : 1;
            }
        }
        return taken;
    }
}
