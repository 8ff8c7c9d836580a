package io.saslwatch.config;

import static io.saslwatch.config.Setting.Kind.DURATION;
import static io.saslwatch.config.Setting.Kind.NUMBER;

import java.util.List;

/** Settings of enriching: how the store's queue of questions is worked off. */
public interface EnrichSettings {

    Setting INTERVAL = new Setting("saslwatch.enrich.names.interval", DURATION, "500ms",
        "How often new questions are asked and answers stored.");
    Setting WAITING = new Setting("saslwatch.enrich.names.waiting", NUMBER, "5000",
        "How many addresses are taken from the store's queue at most before their answers are stored.");
    Setting ATTEMPTS = new Setting("saslwatch.enrich.names.attempts", NUMBER, "12",
        "After so many failures in a row an address is not asked for any more until 'saslwatch enrich' says so.");
    Setting KEEP_FRESH = new Setting("saslwatch.enrich.names.keep-fresh", DURATION, "30d",
        "An address that has not occurred for so long keeps its name without being asked for again.");

    List<Setting> ALL = List.of(INTERVAL, WAITING, ATTEMPTS, KEEP_FRESH);
}
