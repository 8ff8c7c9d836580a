package io.saslwatch.simulation;

import java.time.Instant;

/**
 * What really happened.
 *
 * @param kind    what was done
 * @param subject the user, net or autonomous system that an alert should name
 * @param begun   when the first attempt was made
 * @param from    when it could be known first: for a takeover and a leaked password the first foreign login
 */
record Attack(Kind kind, String subject, Instant begun, Instant from) {

    /** One that can be known from its first event on. */
    Attack(Kind kind, String subject, Instant from) {
        this(kind, subject, from, from);
    }

    enum Kind { TAKEOVER, LEAKED, SPRAY, SLOW_GUESSING, STALE_PHONE }
}
