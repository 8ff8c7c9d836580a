package io.saslwatch.store;

import io.saslwatch.event.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a set of streams holds, in numbers.
 *
 * @param outcomes  attempts by outcome; an outcome without any is missing
 * @param users     users with the most attempts, most first
 * @param addresses addresses with the most attempts, most first
 * @param first     time of the earliest event; null when there is none
 * @param last      time of the latest event; null when there is none
 * @param events    number of events
 */
public record Summary(Map<Outcome, Long> outcomes, List<Top> users, List<Top> addresses, Instant first, Instant last,
                      long events) {

    /**
     * One line of a list of the most frequent.
     *
     * @param name      user or address
     * @param attempts  all
     * @param failures  refused
     * @param successes accepted
     */
    public record Top(String name, long attempts, long failures, long successes) {
    }
}
