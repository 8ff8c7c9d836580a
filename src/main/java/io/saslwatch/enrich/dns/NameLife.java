package io.saslwatch.enrich.dns;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Until when an answer holds: as long as its zone says, within bounds. */
record NameLife(Duration least, Duration most, NameRetry retry, InstantSource clock) {

    /**
     * @param ttl seconds, as the answer says; 0 when it does not say (RFC 2308, section 5: then it is not to be kept)
     */
    Instant ofAnswer(long ttl) {
        Duration life = Duration.ofSeconds(ttl);
        return clock.instant().plus(life.compareTo(least) < 0 ? least : life.compareTo(most) > 0 ? most : life);
    }

    /**
     * @param failures how often in a row nobody has answered, at least 1
     */
    Instant ofFailure(int failures) {
        return clock.instant().plus(retry.after(failures));
    }
}
