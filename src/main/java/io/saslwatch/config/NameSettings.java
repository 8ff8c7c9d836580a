package io.saslwatch.config;

import static io.saslwatch.config.Setting.Kind.DURATION;
import static io.saslwatch.config.Setting.Kind.NUMBER;
import static io.saslwatch.config.Setting.Kind.SWITCH;
import static io.saslwatch.config.Setting.Kind.TEXT;

import java.util.List;

/** Settings of the look-up of addresses' names. */
public interface NameSettings {

    Setting ENABLED = new Setting("saslwatch.enrich.names.enabled", SWITCH, "true",
        "Whether name servers are asked for the names of addresses (reverse DNS).");
    Setting SERVERS = new Setting("saslwatch.enrich.names.servers", TEXT, "",
        "Name servers to ask, separated by commas: addresses, with a port where it is not 53, such as 192.0.2.53:5353 "
            + "or [2001:db8::53]:5353. Empty: those of /etc/resolv.conf.");
    Setting IN_FLIGHT = new Setting("saslwatch.enrich.names.in-flight", NUMBER, "256",
        "How many addresses are asked for at once, 1 to 4096; the others wait.");
    Setting TIMEOUT = new Setting("saslwatch.enrich.names.timeout", DURATION, "1s",
        "How long an answer is waited for before the question is repeated, to the next server where there are "
            + "several.");
    Setting RETRIES = new Setting("saslwatch.enrich.names.retries", NUMBER, "3",
        "How often a question is repeated, 0 to 20. An answer to an earlier repetition counts, too.");
    Setting CONFIRM = new Setting("saslwatch.enrich.names.confirm", SWITCH, "false",
        "Whether it is also asked if the name points back to the address. That doubles the questions.");
    Setting CACHE_SIZE = new Setting("saslwatch.enrich.names.cache-size", NUMBER, "50000",
        "How many answers are kept in memory at most; 0 keeps none.");
    Setting MIN_TTL = new Setting("saslwatch.enrich.names.min-ttl", DURATION, "5m",
        "How long an answer holds at least, whatever its zone says.");
    Setting MAX_TTL = new Setting("saslwatch.enrich.names.max-ttl", DURATION, "1d",
        "How long an answer holds at most, whatever its zone says.");
    Setting RETRY_FIRST = new Setting("saslwatch.enrich.names.retry-first", DURATION, "1m",
        "How long after a failure (time-out, servfail, refused) an address is asked for again; twice as long after "
            + "each further failure.");
    Setting RETRY_MOST = new Setting("saslwatch.enrich.names.retry-most", DURATION, "6h",
        "The longest such wait.");

    List<Setting> ALL = List.of(ENABLED, SERVERS, IN_FLIGHT, TIMEOUT, RETRIES, CONFIRM, CACHE_SIZE, MIN_TTL, MAX_TTL,
        RETRY_FIRST, RETRY_MOST);
}
