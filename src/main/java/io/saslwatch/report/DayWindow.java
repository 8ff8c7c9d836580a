package io.saslwatch.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** A calendar day of a zone as a stretch of time; it has 23 to 25 hours. */
record DayWindow(LocalDate day, ZoneId zone) {

    private static final long HOUR = 3_600L;

    Instant start() {
        return day.atStartOfDay(zone).toInstant();
    }

    Instant end() {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    DayWindow minus(int days) {
        return new DayWindow(day.minusDays(days), zone);
    }

    /** Whether hours since 1970 (UTC) make up the day: so it is in zones that differ from UTC by whole hours. */
    boolean isOfWholeHours() {
        return start().getEpochSecond() % HOUR == 0 && end().getEpochSecond() % HOUR == 0;
    }

    /** Whether the day is the same stretch of time in another zone. */
    boolean isSameIn(ZoneId other) {
        DayWindow there = new DayWindow(day, other);
        return start().equals(there.start()) && end().equals(there.end());
    }

    int hours() {
        return (int) ((end().getEpochSecond() - start().getEpochSecond() + HOUR - 1) / HOUR);
    }

    long firstHour() {
        return Math.floorDiv(start().getEpochSecond(), HOUR);
    }

    long startMicros() {
        return start().getEpochSecond() * 1_000_000L;
    }

    long endMicros() {
        return end().getEpochSecond() * 1_000_000L;
    }
}
