package io.saslwatch.config;

import static io.saslwatch.config.Setting.Kind.DURATION;
import static io.saslwatch.config.Setting.Kind.NUMBER;
import static io.saslwatch.config.Setting.Kind.SWITCH;

import java.util.List;

/** Settings of enriching: when names are asked for, and again. */
public interface EnrichSettings {

    Setting NAMES = new Setting("saslwatch.enrich.names.enabled", SWITCH, "true",
        "Whether the reverse DNS names of addresses are asked for.");
    Setting INTERVAL = new Setting("saslwatch.enrich.names.interval", DURATION, "200ms",
        "How often new questions are asked and answers stored.");
    Setting WAITING = new Setting("saslwatch.enrich.names.waiting", NUMBER, "2000",
        "How many addresses are taken from the store's queue at most before their answers are stored.");
    Setting ATTEMPTS = new Setting("saslwatch.enrich.names.attempts", NUMBER, "12",
        "After so many failures in a row an address is not asked for any more until 'saslwatch enrich' says so.");
    Setting RETRY_FIRST = new Setting("saslwatch.enrich.names.retry-first", DURATION, "1m",
        "How long after the first failure an address is asked for again; doubles with each failure in a row.");
    Setting RETRY_MOST = new Setting("saslwatch.enrich.names.retry-most", DURATION, "6h",
        "The longest time between two attempts.");
    Setting KEEP_FRESH = new Setting("saslwatch.enrich.names.keep-fresh", DURATION, "30d",
        "An address that has not occurred for so long keeps its name without being asked for again.");

    List<Setting> ALL = List.of(NAMES, INTERVAL, WAITING, ATTEMPTS, RETRY_FIRST, RETRY_MOST, KEEP_FRESH);
}
