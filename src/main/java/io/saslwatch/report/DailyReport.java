package io.saslwatch.report;

import io.saslwatch.event.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What is to be told of one calendar day. What is not known is null. Names, users and paths are as the store has them:
 * whoever shows them makes them harmless.
 *
 * @param day         the day
 * @param zone        in which zone it is that day
 * @param made        when the report was made; a later one may count events that came late
 * @param fromFigures whether the figures of the store were read; false: its single events were
 * @param summary     what deserves a look, gravest first; empty when nothing does
 * @param totals      attempts of the day
 * @param before      of the day before; null when not known
 * @param usual       medians of the 14 days before, of those that had attempts; null when there are none
 * @param users       how many users there were
 * @param addresses   how many addresses there were
 * @param hours       attempts of each hour, 23 to 25 of them, in order
 * @param failed      the users and addresses with the most failures
 * @param topUsers    the users with the most attempts
 * @param countries   the countries with the most attempts; a null code stands for unknown
 * @param networks    the networks with the most attempts
 * @param sources     every log that was read or counted
 * @param newPlaces   successes from where a user had never succeeded before
 * @param moreNew     how many further ones are not listed
 * @param names       how asking for the names of the day's addresses ended: number by {@code NameStatus} word;
 *                    {@code unasked} for those nobody asked for
 * @param alerts      what rules found on the day, gravest first
 * @param moreAlerts  how many further ones are not listed
 * @param deliveries  what became of telling them
 * @param geo         the data that places come from
 * @param sizes       room taken
 */
public record DailyReport(LocalDate day, String zone, Instant made, boolean fromFigures, List<Remark> summary,
                          Totals totals, Totals before, Totals usual, long users, long addresses, List<Hour> hours,
                          List<Failed> failed, List<User> topUsers, List<Country> countries, List<Network> networks,
                          List<Source> sources, List<NewPlace> newPlaces, long moreNew, Map<String, Long> names,
                          List<AlertLine> alerts, long moreAlerts, List<DeliveryCount> deliveries, List<GeoData> geo,
                          Sizes sizes) {

    /** One sentence of the summary: how much it matters, what it says. */
    public record Remark(Severity severity, String text) {
    }

    /** Attempts by outcome, see {@link io.saslwatch.event.Outcome}. */
    public record Totals(long successes, long failures, long aborted, long temporary) {

        /** No attempts. */
        static final Totals NONE = new Totals(0, 0, 0, 0);

        /** All attempts. */
        public long attempts() {
            return successes + failures + aborted + temporary;
        }

        Totals plus(Totals other) {
            return new Totals(successes + other.successes, failures + other.failures, aborted + other.aborted,
                temporary + other.temporary);
        }
    }

    /** The attempts of the hour that begins at {@code start}. */
    public record Hour(Instant start, Totals totals) {
    }

    /** What is known of an address: reverse DNS name, ISO 3166-1 country, autonomous system and who runs it. */
    public record Place(String name, String country, Long asn, String organisation) {
    }

    /** A user's failures from one address, the successes from there, and the first and last attempt. */
    public record Failed(String user, String ip, Place place, long failures, long successes, Instant first,
                         Instant last) {
    }

    /** A user's day, and from how many addresses. */
    public record User(String user, long attempts, long failures, long successes, long addresses) {
    }

    /** A country's day: ISO 3166-1 code. */
    public record Country(String code, long attempts, long failures, long successes, long addresses) {
    }

    /** An autonomous system's day. */
    public record Network(Long asn, String organisation, long attempts, long failures, long successes, long addresses) {
    }

    /**
     * A log and how reading it goes.
     *
     * @param source       as configured
     * @param collector    who reads it
     * @param totals       attempts of the day
     * @param lines        lines read on that day of the store's day zone
     * @param bytes        bytes read on it
     * @param lastRead     when the read position moved last
     * @param behind       bytes of the file not read yet, as of now; null when the file cannot be looked at
     * @param unparsed     lines that look like authentication and match no format; null when the store does not tell
     * @param possiblyLost bytes that vanished before they were read; null when the store does not tell
     */
    public record Source(String source, String collector, Totals totals, Long lines, Long bytes, Instant lastRead,
                         Long behind, Long unparsed, Long possiblyLost) {
    }

    /** A first success from a country ({@code newCountry}) or only from a network that is new for the user. */
    public record NewPlace(String user, String ip, Place place, Instant time, boolean newCountry) {
    }

    /** An alert whose events touch the day. */
    public record AlertLine(String uid, Severity severity, String rule, String subject, String explanation, long events,
                            Instant first, Instant last, boolean acknowledged) {
    }

    /** How many deliveries of the day's alerts a sink has in a state; the last error of one of them, if any. */
    public record DeliveryCount(String sink, String state, long count, String lastError) {
    }

    /** A source of places, and when its data was put together; null when it has none. */
    public record GeoData(String source, Instant built) {
    }

    /** Bytes of the store and of the CSV files; null when not known, or when there are none. */
    public record Sizes(Long store, Long csv) {
    }
}
