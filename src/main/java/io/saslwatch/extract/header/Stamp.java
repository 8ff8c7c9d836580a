package io.saslwatch.extract.header;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * A time stamp as it stands in a line: numbers only, not yet an instant. Reads
 * <ul>
 * <li>RFC 3164, section 4.1.2: {@code Nov 20 18:00:01}, also with a year ({@code Nov 20 2026 18:00:01}) and with a
 *     fraction;</li>
 * <li>RFC 3339 and its ISO 8601 relatives: {@code 2026-11-20T18:00:01.123456-05:00}, journald's
 *     {@code 2026-11-20T18:00:01+0000}, and without an offset or with a blank instead of the T.</li>
 * </ul>
 * Mutable, to be used again for the next line; not thread-safe.
 */
public final class Stamp {

    /** Value of {@link #offset} when the stamp has none. */
    public static final int NO_OFFSET = Integer.MIN_VALUE;

    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final int MICROS_DIGITS = 6;

    /** 0 when the stamp has no year. */
    int year;
    int month;
    int day;
    int hour;
    int minute;
    int second;
    int micros;
    /** Seconds east of UTC, or {@link #NO_OFFSET}. */
    int offset;

    /** Whether a line starts like {@code Nov 20 18:00:01 }; the names and numbers are not looked at. */
    static boolean looksPlain(byte[] b, int from, int to) {
        return to - from > 16 && b[from + 3] == ' ' && b[from + 6] == ' ' && b[from + 9] == ':' && b[from + 12] == ':'
            && b[from + 15] == ' ';
    }

    /** Behind {@code 2026-11-20T18:00:01... }, its blank included; -1 when a line does not start like that. */
    static int behindIso(byte[] b, int from, int to) {
        if (to - from < 21 || b[from + 4] != '-' || b[from + 7] != '-' || b[from + 10] != 'T' || b[from + 13] != ':'
            || b[from + 16] != ':') {
            return -1;
        }
        for (int at = from + 19; at < to; at++) {
            if (b[at] == ' ') {
                return at + 1;
            }
        }
        return -1;
    }

    /**
     * Reads a stamp.
     *
     * @return the index behind it; -1 when there is none at {@code from}
     */
    int read(byte[] b, int from, int to) {
        if (from >= to) {
            return -1;
        }
        int end = b[from] >= '0' && b[from] <= '9' ? readIso(b, from, to) : readPlain(b, from, to);
        return end >= 0 && valid() ? end : -1;
    }

    private boolean valid() {
        return month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour < 24 && minute < 60 && second <= 60;
    }

    private int readPlain(byte[] b, int from, int to) {
        if (to - from < 15 || b[from + 3] != ' ' || b[from + 6] != ' ') {
            return -1;
        }
        int name = MONTHS.indexOf(new String(b, from, 3, ISO_8859_1));
        month = name % 3 == 0 ? name / 3 + 1 : 0;
        day = b[from + 4] == ' ' ? number(b, from + 5, 1) : number(b, from + 4, 2);
        year = 0;
        int at = from + 7;
        if (to - from >= 20 && b[from + 11] == ' ') {
            year = number(b, at, 4);
            at += 5;
        }
        offset = NO_OFFSET;
        return year < 0 ? -1 : fraction(b, time(b, at, to), to);
    }

    private int readIso(byte[] b, int from, int to) {
        if (to - from < 19 || b[from + 4] != '-' || b[from + 7] != '-' || b[from + 10] != 'T' && b[from + 10] != ' ') {
            return -1;
        }
        year = number(b, from, 4);
        month = number(b, from + 5, 2);
        day = number(b, from + 8, 2);
        int at = fraction(b, time(b, from + 11, to), to);
        return at < 0 || year <= 0 ? -1 : zone(b, at, to);
    }

    private int time(byte[] b, int at, int to) {
        if (to - at < 8 || b[at + 2] != ':' || b[at + 5] != ':') {
            return -1;
        }
        hour = number(b, at, 2);
        minute = number(b, at + 3, 2);
        second = number(b, at + 6, 2);
        return hour < 0 || minute < 0 || second < 0 ? -1 : at + 8;
    }

    private int fraction(byte[] b, int at, int to) {
        micros = 0;
        if (at < 0 || at >= to || b[at] != '.' && b[at] != ',') {
            return at;
        }
        int digits = 0;
        int i = at + 1;
        for (; i < to && b[i] >= '0' && b[i] <= '9'; i++) {
            if (digits < MICROS_DIGITS) {
                micros = micros * 10 + b[i] - '0';
                digits++;
            }
        }
        for (; digits < MICROS_DIGITS; digits++) {
            micros *= 10;
        }
        return i;
    }

    private int zone(byte[] b, int at, int to) {
        offset = NO_OFFSET;
        if (at < to && b[at] == 'Z') {
            offset = 0;
            return at + 1;
        }
        if (to - at < 5 || b[at] != '+' && b[at] != '-') {
            return at;
        }
        int hours = number(b, at + 1, 2);
        int minutesAt = b[at + 3] == ':' ? at + 4 : at + 3;
        int minutes = minutesAt + 2 <= to ? number(b, minutesAt, 2) : -1;
        if (hours < 0 || minutes < 0 || hours > 18) {
            return -1;
        }
        offset = (b[at] == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
        return minutesAt + 2;
    }

    /** The number of that many digits, or -1. */
    private static int number(byte[] b, int at, int digits) {
        int number = 0;
        for (int i = at; i < at + digits; i++) {
            if (b[i] < '0' || b[i] > '9') {
                return -1;
            }
            number = number * 10 + b[i] - '0';
        }
        return number;
    }
}
