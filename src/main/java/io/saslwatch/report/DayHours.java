package io.saslwatch.report;

import io.saslwatch.event.Outcome;
import io.saslwatch.report.DailyReport.Hour;
import io.saslwatch.report.DailyReport.Totals;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;

/** Attempts by hour and stream: of the day, and of the days before that it is compared with. Immutable. */
final class DayHours {

    /** How many days before a day tell what is usual. */
    static final int USUAL = 14;

    private static final long HOUR_MICROS = 3_600_000_000L;

    private record Key(int daysBack, int hour, long stream) {
    }

    private final DayWindow window;
    private final Map<Key, Totals> sums = new HashMap<>();
    private final boolean compared;

    /** Reads them; in zones with half hours from the day's single events, and then there is nothing to compare with. */
    DayHours(JdbcTemplate database, DayWindow window) {
        this.window = window;
        this.compared = IntStream.rangeClosed(0, USUAL).allMatch(back -> window.minus(back).isOfWholeHours());
        if (compared) {
            List<DayWindow> days = IntStream.rangeClosed(0, USUAL).mapToObj(window::minus).toList();
            database.query("SELECT hour, stream, outcome, attempts FROM hour_figure WHERE hour >= ? "
                + "AND hour < ?", (ResultSet row) -> {
                int back = 0;
                while (row.getLong(1) < days.get(back).firstHour()) {
                    back++;
                }
                add(back, (int) (row.getLong(1) - days.get(back).firstHour()), row.getLong(2), row.getString(3),
                    row.getLong(4));
            }, days.get(USUAL).firstHour(), window.firstHour() + window.hours());
        } else {
            database.query("SELECT t.hour, t.stream, t.outcome, SUM(t.attempts) FROM (SELECT "
                + "FLOOR((time - " + window.startMicros() + ") / " + HOUR_MICROS + ") AS hour, stream, outcome, attempts "
                + "FROM event WHERE time >= ? AND time < ?) t GROUP BY t.hour, t.stream, t.outcome",
                (ResultSet row) -> add(0, row.getInt(1), row.getLong(2), row.getString(3), row.getLong(4)),
                window.startMicros(), window.endMicros());
        }
    }

    private void add(int back, int hour, long stream, String outcome, long attempts) {
        sums.merge(new Key(back, hour, stream), of(outcome, attempts), Totals::plus);
    }

    private static Totals of(String outcome, long attempts) {
        return switch (Outcome.valueOf(outcome.toUpperCase(Locale.ROOT))) {
            case SUCCESS -> new Totals(attempts, 0, 0, 0);
            case FAILURE -> new Totals(0, attempts, 0, 0);
            case ABORTED -> new Totals(0, 0, attempts, 0);
            case TEMPORARY -> new Totals(0, 0, 0, attempts);
        };
    }

    /** All attempts of a day, so many days back. */
    Totals day(int back) {
        return sum(key -> key.daysBack == back);
    }

    /** Of the day before; null when not known. */
    Totals before() {
        return compared ? day(1) : null;
    }

    /** The medians over those of the days before that had attempts; null when none had. */
    Totals usual() {
        List<Totals> days = IntStream.rangeClosed(1, USUAL).mapToObj(this::day).filter(day -> day.attempts() > 0).toList();
        return days.isEmpty() ? null : new Totals(median(days, Totals::successes), median(days, Totals::failures),
            median(days, Totals::aborted), median(days, Totals::temporary));
    }

    private static long median(List<Totals> days, ToLongFunction<Totals> part) {
        long[] sorted = days.stream().mapToLong(part).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : Math.round((sorted[middle - 1] + sorted[middle]) / 2.0);
    }

    /** The day's hours in order. */
    List<Hour> hours() {
        Totals[] hours = new Totals[window.hours()];
        Arrays.fill(hours, Totals.NONE);
        sums.forEach((key, totals) -> {
            if (key.daysBack == 0) {
                hours[key.hour] = hours[key.hour].plus(totals);
            }
        });
        List<Hour> list = new ArrayList<>();
        for (int i = 0; i < hours.length; i++) {
            list.add(new Hour(window.start().plusSeconds(i * 3_600L), hours[i]));
        }
        return list;
    }

    /** A stream's attempts on the day. */
    Totals stream(long stream) {
        return sum(key -> key.daysBack == 0 && key.stream == stream);
    }

    private Totals sum(Predicate<Key> which) {
        return sums.entrySet().stream().filter(entry -> which.test(entry.getKey())).map(Map.Entry::getValue)
            .reduce(Totals.NONE, Totals::plus);
    }
}
