package io.saslwatch.read;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a file's name says about its place among the generations of a log, as logrotate (dateext, dateformat, extension,
 * start), newsyslog, savelog and cronolog name them. A name is a hint: what a file holds decides what it is.
 *
 * @param base   name of the live log: {@code mail.log} for {@code mail.log.2.gz}, {@code mail-20261120.log}
 * @param kind   how the generation is told
 * @param order  the number, or the date as {@code yyyymmdd} followed by ten digits for the time
 * @param packed whether the name ends like that of a compressed file
 */
record LogName(String base, Kind kind, long order, boolean packed) {

    /** How a name tells its generation. */
    enum Kind {
        /** It tells none. */
        PLAIN,
        /** By a number; a higher one is older. */
        NUMBER,
        /** By a date; an earlier one is older. */
        DATE
    }

    private static final Pattern PACKED = Pattern.compile("(.+)\\.(?:gz|bz2|xz|zst)");
    private static final String DATE = "[-._]((?:19|20)\\d\\d)-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\\d|3[01])"
        + "(?:[-._T]?(\\d{1,10}))?";
    private static final Pattern DATE_LAST = Pattern.compile("(.+?)" + DATE);
    private static final Pattern DATE_INSIDE = Pattern.compile("(.+?)" + DATE + "(\\.[A-Za-z]+)");
    private static final Pattern NUMBER_LAST = Pattern.compile("(.+)\\.(\\d{1,3})");
    private static final Pattern NUMBER_INSIDE = Pattern.compile("(.+)\\.(\\d{1,3})(\\.[A-Za-z]+)");

    /** Reads a file's name, without folders. */
    static LogName of(String name) {
        Matcher packing = PACKED.matcher(name);
        boolean packed = packing.matches();
        String rest = packed ? packing.group(1) : name;
        Matcher found = DATE_LAST.matcher(rest);
        if (found.matches()) {
            return new LogName(found.group(1), Kind.DATE, date(found), packed);
        }
        found = DATE_INSIDE.matcher(rest);
        if (found.matches()) {
            return new LogName(found.group(1) + found.group(6), Kind.DATE, date(found), packed);
        }
        found = NUMBER_LAST.matcher(rest);
        if (found.matches()) {
            return new LogName(found.group(1), Kind.NUMBER, Long.parseLong(found.group(2)), packed);
        }
        found = NUMBER_INSIDE.matcher(rest);
        if (found.matches()) {
            return new LogName(found.group(1) + found.group(3), Kind.NUMBER, Long.parseLong(found.group(2)), packed);
        }
        return new LogName(rest, Kind.PLAIN, 0, packed);
    }

    private static long date(Matcher found) {
        long day = Long.parseLong(found.group(2) + found.group(3) + found.group(4));
        return day * 10_000_000_000L + (found.group(5) == null ? 0 : Long.parseLong(found.group(5)));
    }

    /** Whether both name the same generation, one compressed and one not. */
    boolean sameGeneration(LogName other) {
        return base.equals(other.base) && kind == other.kind && order == other.order;
    }
}
