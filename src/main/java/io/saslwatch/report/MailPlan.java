package io.saslwatch.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When whose report is mailed.
 *
 * @param to      addresses; empty when none is mailed
 * @param from    address that it comes from
 * @param at      time of day from which on the day before is reported
 * @param zone    of the days and of that time
 * @param catchUp how many days at most are reported afterwards, 1 or more
 */
public record MailPlan(List<String> to, String from, LocalTime at, ZoneId zone, int catchUp) {

    /** Copies the addresses. */
    public MailPlan {
        to = List.copyOf(to);
    }

    /** The newest day that is to be reported by now. */
    LocalDate newest(Instant now) {
        ZonedDateTime local = now.atZone(zone);
        return local.toLocalDate().minusDays(local.toLocalTime().isBefore(at) ? 2 : 1);
    }

    /** Whether a day is over. */
    boolean isOver(LocalDate day, Instant now) {
        return day.isBefore(LocalDate.ofInstant(now, zone));
    }

    /**
     * The day that is to be reported next, if any is due: the oldest one that was missed. Where no report was ever due
     * it begins with the day before, not earlier than its time.
     *
     * @param sent  the days whose reports were sent, as far back as {@code catchUp} goes at least
     * @param first the first day whose report was ever due; null when none was
     */
    Optional<LocalDate> due(Instant now, Set<LocalDate> sent, LocalDate first) {
        LocalDate newest = newest(now);
        if (to.isEmpty() || first == null && isOver(newest.plusDays(1), now)) {
            return Optional.empty();
        }
        LocalDate oldest = newest.minusDays(catchUp - 1L);
        LocalDate from = first == null ? newest : first.isAfter(oldest) ? first : oldest;
        return from.isAfter(newest) ? Optional.empty()
            : from.datesUntil(newest.plusDays(1)).filter(day -> !sent.contains(day)).findFirst();
    }
}
