package io.saslwatch.enrich.dns;

import java.time.Instant;
import java.time.InstantSource;

/**
 * Notices that no server answers at all, so that what waits can be let go at once instead of one time-out after the
 * other. Used by one thread.
 */
final class DeadServers {

    private final int enough;
    private final NameEvents events;
    private final InstantSource clock;
    private int unanswered;
    private Instant since;

    /**
     * @param enough after so many look-ups in a row without any answer the servers are taken for dead; over 0
     */
    DeadServers(int enough, NameEvents events, InstantSource clock) {
        this.enough = enough;
        this.events = events;
        this.clock = clock;
    }

    boolean areDead() {
        return since != null;
    }

    /** A look-up ended. */
    void ended(boolean answered) {
        if (answered) {
            unanswered = 0;
            if (since != null) {
                events.answering(since);
                since = null;
            }
        } else if (++unanswered >= enough && since == null) {
            since = clock.instant();
            events.silent(unanswered);
        }
    }
}
