package io.saslwatch.extract.header;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Gives the stamps of one stream their instants, one after the other. What it remembers is one number, the newest
 * instant so far; see {@link StampClock} for the rules. Not thread-safe.
 */
public final class StreamClock {

    static final long NOTHING_YET = Long.MIN_VALUE;

    private static final long DAY = 86_400;
    // A clock that was set back, or lines of several writers; a log with a gap of 51 weeks is less likely
    private static final long STEP_BACK = 7 * DAY;
    private static final long SECOND_PASS = 30 * 60;
    private static final int LEAP_YEARS_APART = 8;
    private static final long MICROS = 1_000_000;

    private final ZoneRules rules;
    private long newest;
    private long cachedKey = -1;
    private long cachedMinute;

    StreamClock(ZoneId zone, long newest) {
        this.rules = zone.getRules();
        this.newest = newest;
    }

    long newest() {
        return newest;
    }

    /**
     * The instant of a stamp.
     *
     * @param modified when the file was last written
     * @return microseconds since 1970
     */
    public long epochMicros(Stamp stamp, Instant modified) {
        long seconds;
        if (stamp.offset == Stamp.NO_OFFSET) {
            seconds = minute(stamp, modified) + stamp.second;
        } else {
            seconds = utc(stamp.year, stamp.month, stamp.day) + stamp.hour * 3600L + stamp.minute * 60L + stamp.second
                - stamp.offset;
            cachedKey = -1;
        }
        newest = Math.max(newest, seconds);
        return seconds * MICROS + stamp.micros;
    }

    /** Takes notice of a stamp whose instant is not asked for. */
    void observe(Stamp stamp, Instant modified) {
        if (stamp.offset == Stamp.NO_OFFSET) {
            newest = Math.max(newest, minute(stamp, modified));
        }
    }

    private long minute(Stamp stamp, Instant modified) {
        long key = (((stamp.year * 16L + stamp.month) * 32 + stamp.day) * 32 + stamp.hour) * 64 + stamp.minute;
        if (key != cachedKey) {
            cachedMinute = stamp.year == 0 ? inferYear(stamp, modified) : inYear(stamp.year, stamp);
            cachedKey = key;
        }
        return cachedMinute;
    }

    private long inferYear(Stamp stamp, Instant modified) {
        long limit = modified.getEpochSecond() + DAY;
        if (newest != NOTHING_YET) {
            limit = Math.max(limit, newest + DAY);
            int first = yearOf(newest - STEP_BACK);
            for (int year = first; year <= first + LEAP_YEARS_APART; year++) {
                long seconds = exists(year, stamp) ? inYear(year, stamp) : NOTHING_YET;
                if (seconds > limit) {
                    break;
                }
                if (seconds >= newest - STEP_BACK) {
                    return seconds;
                }
            }
        }
        return latestNotAfter(limit, stamp);
    }

    private long latestNotAfter(long limit, Stamp stamp) {
        int last = yearOf(limit) + 1;
        for (int year = last; year >= last - LEAP_YEARS_APART - 1; year--) {
            if (exists(year, stamp)) {
                long seconds = inYear(year, stamp);
                if (seconds <= limit) {
                    return seconds;
                }
            }
        }
        return limit;
    }

    private static boolean exists(int year, Stamp stamp) {
        return stamp.month != 2 || stamp.day != 29 || Year.isLeap(year);
    }

    private static int yearOf(long seconds) {
        return LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC).getYear();
    }

    private long inYear(int year, Stamp stamp) {
        long local = utc(year, stamp.month, stamp.day) + stamp.hour * 3600L + stamp.minute * 60L;
        LocalDateTime time = LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
        ZoneOffsetTransition change = rules.getTransition(time);
        if (change == null) {
            return local - rules.getOffset(time).getTotalSeconds();
        }
        if (change.isGap()) {
            return local - change.getOffsetBefore().getTotalSeconds();
        }
        long earlier = local - change.getOffsetBefore().getTotalSeconds();
        boolean later = newest != NOTHING_YET
            && (newest >= change.toEpochSecond() || earlier < newest - SECOND_PASS && isNear(newest, change));
        return later ? local - change.getOffsetAfter().getTotalSeconds() : earlier;
    }

    /** Whether the newest instant lies in the hour that comes twice. */
    private static boolean isNear(long newest, ZoneOffsetTransition change) {
        return newest >= change.toEpochSecond() + change.getDuration().getSeconds();
    }

    /** Seconds since 1970 of midnight UTC; a day that its month does not have counts into the next month. */
    private static long utc(int year, int month, int day) {
        return LocalDate.of(year, month, 1).toEpochDay() * DAY + (day - 1) * DAY;
    }
}
