package io.saslwatch.deliver;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The days of daily files, {@code events-2026-11-20.csv}, in UTC. Stateless. */
final class CsvDays {

    private static final Pattern DAILY = Pattern.compile("events-(\\d{4}-\\d{2}-\\d{2})\\.csv");

    private CsvDays() {
    }

    /** Whether it is a daily file of a day that lies more than so many days back. */
    static boolean isOlder(Path file, int days, Instant now) {
        LocalDate oldest = LocalDate.ofInstant(now.minus(Duration.ofDays(days)), ZoneOffset.UTC);
        return day(file).filter(day -> day.isBefore(oldest)).isPresent();
    }

    /** Whether it is the daily file of one of the last so many days, today among them, or of a day to come. */
    static boolean isRecent(Path file, int days, Instant now) {
        return day(file).isPresent() && days > 0 && !isOlder(file, days - 1, now);
    }

    private static Optional<LocalDate> day(Path file) {
        Matcher daily = DAILY.matcher(file.getFileName().toString());
        try {
            return daily.matches() ? Optional.of(LocalDate.parse(daily.group(1))) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
