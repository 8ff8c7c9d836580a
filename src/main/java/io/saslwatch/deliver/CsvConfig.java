package io.saslwatch.deliver;

import io.saslwatch.config.CsvNames;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;

/**
 * Which CSV files are written, and how.
 *
 * @param folder    holds the files; made when it is missing
 * @param kind      what they look like
 * @param fileName  of the single file; empty for the kind's own name; not looked at for daily files
 * @param zone      of the dates in MailLogSentinel's layout; the others write UTC
 * @param collector whose files, see the store
 * @param durable   whether rows are forced to disk before they are committed; a scan, which is repeated after a crash,
 *                  does without
 * @param exclusive whether other processes are kept from the folder by a file {@code .saslwatch.lock} in it
 * @param names     what happens to rows whose address has no name yet
 */
public record CsvConfig(Path folder, Kind kind, String fileName, ZoneId zone, String collector, boolean durable,
                        boolean exclusive, Names names) {

    /**
     * What happens to rows whose address has no name yet.
     *
     * @param asked    whether names are asked for; without, no row waits
     * @param patience how long a row waits for the name after its event has settled
     * @param lateDays daily files of so many days, today among them, get answers that came after their rows were written
     */
    public record Names(boolean asked, Duration patience, int lateDays) {

        /** Names are not asked for. */
        public static final Names OFF = new Names(false, Duration.ZERO, 0);
    }

    /** What the files look like. */
    public enum Kind {
        /** A file for each day in UTC, {@code events-2026-11-20.csv}. */
        DAILY(""),
        /** One file with the same columns. */
        SINGLE(CsvNames.SINGLE),
        /** One file with MailLogSentinel's columns, failures only. */
        MAILLOGSENTINEL(CsvNames.MAILLOGSENTINEL);

        private final String fileName;

        Kind(String fileName) {
            this.fileName = fileName;
        }

        /** The kind of that name, as in the setting {@code saslwatch.csv.layout}. */
        public static Kind of(String name) {
            for (Kind kind : values()) {
                if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
                    return kind;
                }
            }
            throw new CsvException("saslwatch.csv.layout is '" + name + "', which is no layout. Write daily, single or "
                + "maillogsentinel.");
        }
    }

    String file() {
        return fileName.isEmpty() ? kind.fileName : fileName;
    }
}
