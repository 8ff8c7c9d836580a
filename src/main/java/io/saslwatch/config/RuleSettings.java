package io.saslwatch.config;

import static io.saslwatch.config.Setting.Kind.DURATION;
import static io.saslwatch.config.Setting.Kind.NUMBER;
import static io.saslwatch.config.Setting.Kind.TEXT;

import java.util.List;

/** The numbers of the shipped rules; why they are so is told at the top of each rule's file. Only routes use them. */
public interface RuleSettings {

    List<Setting> ALL = List.of(
        duration("country-spread.window", "24h", "Within which time the countries of a user are counted."),
        number("country-spread.addresses", "2", "From how many addresses."),
        number("country-spread.countries", "2", "In how many countries; 1 leaves the country out of account."),
        number("country-spread.high", "4", "From so many countries on the severity is high, below it is medium."),
        duration("new-place.window", "1h", "How far back each look goes."),
        duration("new-place.learn", "3d", "A user who succeeded first within this time has no new places."),
        duration("new-place.forget", "90d", "How long it is remembered where a user succeeded; for other rules, too."),
        duration("takeover.window", "1h", "How far back each look goes for a success."),
        duration("takeover.guessing", "3d", "How far before it failures count."),
        number("takeover.nets", "8", "From how many nets."),
        number("takeover.many", "25", "From so many nets on it is high even from where others of the site come."),
        duration("brute-force.window", "1h", "Within which time failures of a net are counted."),
        number("brute-force.failures", "30", "How many failures; ten times as many are of medium severity."),
        duration("slow-brute-force.window", "7d", "Within which time failures of a net are counted."),
        number("slow-brute-force.failures", "40", "How many failures."),
        number("slow-brute-force.days", "3", "On how many different days."),
        duration("spray.window", "24h", "Within which time users are counted."),
        number("spray.users", "10", "On how many users a net fails."),
        number("spray.asn-users", "20", "On how many users an autonomous system fails."),
        number("spray.asn-nets", "5", "From how many of its nets."),
        duration("distributed-guessing.window", "24h", "Within which time nets are counted."),
        number("distributed-guessing.nets", "15", "From how many nets one user is guessed at."),
        duration("user-enumeration.window", "24h", "Within which time names are counted."),
        number("user-enumeration.users", "10", "How many names that never succeeded a net tries."),
        duration("stale-password.window", "24h", "Within which time failures are counted."),
        number("stale-password.failures", "10", "How many failures from one net."),
        number("stale-password.hours", "6", "In how many different hours."),
        duration("quota-high.window", "24h", "Within which time refused mails of a sender are counted."),
        number("quota-high.mails", "150", "More refused mails than this; ten times as many are of high severity."),
        duration("impossible-travel.window", "24h", "How far apart two successes may be at most to be compared."),
        number("impossible-travel.distance", "500", "From how many kilometres on."),
        number("impossible-travel.speed", "900", "A faster journey, in kilometres an hour, is impossible."),
        number("silence.hours", "3", "How many hours of a silence must usually have lines."),
        number("silence.unparsed", "20", "From how many lines within a day that look like logins and fit no format."),
        text("impossible-travel.ignore.asns", "", "Autonomous systems that only this rule leaves out, separated by commas, "
            + "such as AS64496: mobile carriers, proxies."));

    private static Setting duration(String key, String standard, String doc) {
        return new Setting("saslwatch.detect." + key, DURATION, standard, doc);
    }

    private static Setting text(String key, String standard, String doc) {
        return new Setting("saslwatch.detect." + key, TEXT, standard, doc);
    }

    private static Setting number(String key, String standard, String doc) {
        return new Setting("saslwatch.detect." + key, NUMBER, standard, doc);
    }
}
