package io.saslwatch.bench;

import com.sun.management.OperatingSystemMXBean;
import io.saslwatch.report.DailyReport;
import io.saslwatch.report.HtmlReport;
import io.saslwatch.report.ReportSources;
import io.saslwatch.report.Reports;
import io.saslwatch.report.TextReport;
import io.saslwatch.store.Store;
import io.saslwatch.store.StoreConfig;
import io.saslwatch.store.StoreEvents;
import io.saslwatch.store.StoreReader;
import io.saslwatch.store.Stores;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Times the report of a day with 10 million events in an SQLite store, after 14 days of habit. {@code -Dbench.report.events},
 * {@code -Dbench.report.figures=only} (without the events themselves, which the report does not read) and
 * {@code -Dbench.report.folder} change it. Run by {@code mvn -Pbench verify}, or as a program of its own.
 */
public final class ReportBenchmark {

    private static final long EVENTS = Long.getLong("bench.report.events", 10_000_000L);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final long START = DAY.toEpochDay() * 86_400_000_000L;
    private static final String NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?) ";
    /** User of an event: one of eight is a success of one of 20,000 users, the others are guesses at 30,000 names. */
    private static final String USER = "CASE WHEN i % 8 = 0 THEN 'user' || (i / 8 % 20000) ELSE 'name' || (i * 7919 % 30000) "
        + "END || '@example.org'";
    /** Address: three for each user; 100,000 addresses guess, each at up to six names. */
    private static final String IP = "CASE WHEN i % 8 = 0 THEN '10.' || (i / 8 % 20000 / 200) || '.' || (i / 8 % 20000 % 200) "
        + "|| '.' || (i / 160000 % 3) ELSE '100.' || (i * 7919 % 600000 / 25600 + 64) || '.' || (i * 7919 % 600000 / 100 % 256) "
        + "|| '.' || (i * 7919 % 600000 % 17) END";

    private ReportBenchmark() {
    }

    /** Runs all. */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory(Path.of(System.getProperty("bench.report.folder",
            System.getProperty("java.io.tmpdir"))), "report");
        try {
            StoreConfig config = new StoreConfig("jdbc:sqlite:bench.db", folder, "", "", "bench", ZoneOffset.UTC, false);
            // Without the indexes for people's questions, which the report does not use and which would take long to fill
            Stores stores = new Stores(InstantSource.system(), StoreEvents.logging());
            fill(stores, config);
            System.out.printf(Locale.ROOT, "%nReport of a day with %,d events, store of %,d MB; %d cores, Java %s%n%n"
                + "| run | figures | of it processor | text | HTML with charts |%n|---:|---:|---:|---:|---:|%n", EVENTS,
                Files.size(folder.resolve("bench.db")) >> 20, Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"));
            OperatingSystemMXBean processor = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
            for (int run = 1; run <= 3; run++) {
                long worked = processor.getProcessCpuTime();
                long begin = System.nanoTime();
                DailyReport report;
                try (StoreReader reader = stores.read(config)) {
                    report = new Reports(new ReportSources(reader.dataSource(), ZoneOffset.UTC, ZoneOffset.UTC, null,
                        List::of), InstantSource.system()).of(DAY);
                }
                long read = System.nanoTime();
                worked = processor.getProcessCpuTime() - worked;
                TextReport.of(report);
                long text = System.nanoTime();
                HtmlReport.withPictures(report);
                System.out.printf(Locale.ROOT, "| %d | %.2f s | %.2f s | %.2f s | %.2f s |%n", run, (read - begin) / 1e9,
                    worked / 1e9, (text - read) / 1e9, (System.nanoTime() - text) / 1e9);
                if (report.totals().attempts() != EVENTS) {
                    throw new IllegalStateException("The report counts " + report.totals() + " of " + EVENTS);
                }
            }
            command(folder.resolve("bench.db"), Path.of(args.length > 0 ? args[0] : "target/saslwatch/bin/saslwatch"));
        } finally {
            delete(folder);
        }
    }

    /** A process of its own, from nothing to the last line: what waits in front of a person. */
    private static void command(Path store, Path launcher) {
        for (String format : List.of("text", "html")) {
            Measured whole = Measured.of(5, () -> { }, List.of(launcher.toString(), "report", "--day", DAY.toString(),
                "--format", format, "-Dsaslwatch.store.url=jdbc:sqlite:" + store));
            System.out.printf(Locale.ROOT, "%nsaslwatch report --format %s: %.2f s, peak %d MB (median of 5)%n", format,
                whole.seconds(), whole.peakRss() >> 20);
        }
    }

    private static void fill(Stores stores, StoreConfig config) {
        long begin = System.nanoTime();
        try (Store store = stores.open(config)) {
            JdbcTemplate sql = new JdbcTemplate(store.dataSource());
            sql.execute("PRAGMA synchronous = OFF");
            sql.update("INSERT INTO stream (collector, source, stream_key, pos, line, opened, moved) "
                + "VALUES ('bench', '/var/log/mail.log', 'k', 0, 0, ?, ?)", START, START);
            if (!"only".equals(System.getProperty("bench.report.figures"))) {
                sql.update(NUMBERS + "INSERT INTO event (stream, pos, part, line, line_count, time, host, daemon, service, "
                    + "outcome, attempts, username, ip, mechanism, messages) SELECT 1, i * 100, 0, i, 1, ? + i * (86400000000 "
                    + "/ ?), 'mx1', 'postfix', 'submission', CASE WHEN i % 8 = 0 THEN 'success' ELSE 'failure' END, 1, " + USER
                    + ", " + IP + ", 'PLAIN', 0 FROM n", EVENTS, START, EVENTS);
            }
            sql.update(NUMBERS + "INSERT INTO user_day_address (day, username, ip, attempts, failures, successes, first_time, "
                + "last_time) SELECT ?, " + USER + " AS u, " + IP + " AS a, COUNT(*), SUM(i % 8 > 0), SUM(i % 8 = 0), ?, ? + 1 "
                + "FROM n GROUP BY u, a", EVENTS, DAY.toEpochDay(), START, START);
            sql.update(NUMBERS + "INSERT INTO hour_figure (hour, stream, outcome, attempts) SELECT ? + i * 24 / ?, 1, CASE WHEN "
                + "i % 8 = 0 THEN 'success' ELSE 'failure' END, COUNT(*) FROM n GROUP BY 1, 3", EVENTS,
                DAY.toEpochDay() * 24, EVENTS);
            for (int back = 1; back <= 14; back++) {
                sql.update("INSERT INTO hour_figure SELECT hour - 24 * ?, 1, outcome, attempts FROM hour_figure WHERE hour >= ?",
                    back, DAY.toEpochDay() * 24);
                sql.update("INSERT INTO user_day_address SELECT day - ?, username, ip, attempts, failures, successes, "
                    + "first_time - ? * 86400000000, last_time - ? * 86400000000 FROM user_day_address WHERE day = ? "
                    + "AND successes > 0", back, back, back, DAY.toEpochDay());
            }
            // 3,000 networks, most in one country and some in two
            sql.update("INSERT INTO address (ip, country, asn, aso, name_status, first_seen, last_seen) SELECT ip, char(65 + "
                + "n % 3000 % 20) || char(65 + n / 3000 % 17 / 16), 64512 + n % 3000, 'Network ' || n % 3000, 'ok', 0, 0 FROM "
                + "(SELECT ip, row_number() OVER () AS n FROM (SELECT DISTINCT ip FROM user_day_address))");
            sql.update("INSERT INTO user_address (username, ip, first_time) SELECT username, ip, CASE WHEN ip LIKE '%2' THEN ? "
                + "ELSE 0 END FROM user_day_address WHERE day = ? AND successes > 0", START + 1, DAY.toEpochDay());
            System.out.printf(Locale.ROOT, "Filled in %.0f s: %,d rows by user and address on the day, %,d addresses, %,d users "
                + "with a new address%n", (System.nanoTime() - begin) / 1e9,
                sql.queryForObject("SELECT COUNT(*) FROM user_day_address WHERE day = ?", Long.class, DAY.toEpochDay()),
                sql.queryForObject("SELECT COUNT(*) FROM address", Long.class),
                sql.queryForObject("SELECT COUNT(*) FROM user_address WHERE first_time > 0", Long.class));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
