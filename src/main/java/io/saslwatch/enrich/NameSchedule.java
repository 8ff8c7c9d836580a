package io.saslwatch.enrich;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * When to look at the store's queue again, so that a service that waits does not ask the database five times a second.
 * Another process may have left something there, so it is looked at once a minute in any case. Thread-safe.
 */
final class NameSchedule {

    private static final Duration AT_LATEST = Duration.ofMinutes(1);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final InstantSource clock;
    private final EnrichEvents events;
    private Instant next = Instant.MIN;
    private Instant pausedUntil = Instant.MIN;
    private Duration pause = Duration.ZERO;

    NameSchedule(InstantSource clock, EnrichEvents events) {
        this.clock = clock;
        this.events = events;
    }

    /** Whether something may be due. */
    synchronized boolean isTime() {
        return !isPaused() && !clock.instant().isBefore(next);
    }

    /** Whether the store failed a moment ago. */
    synchronized boolean isPaused() {
        return clock.instant().isBefore(pausedUntil);
    }

    /** The store is looked at now; what is told from now on counts for the next look. */
    synchronized void looking() {
        next = clock.instant().plus(AT_LATEST);
    }

    /** Something is due at that time, or now when it lies in the past. */
    synchronized void lookAt(Instant time) {
        next = time.isBefore(next) ? time : next;
    }

    /** The store failed; it gets a pause that doubles each time. */
    synchronized void failed(String cause) {
        if (pause.isZero()) {
            events.storeFailed(cause);
            pause = FIRST_PAUSE;
        } else {
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
        pausedUntil = clock.instant().plus(pause);
        next = Instant.MIN;
    }

    /** The store did what it was asked. */
    synchronized void worked() {
        if (!pause.isZero()) {
            pause = Duration.ZERO;
            events.storeWorksAgain();
        }
    }
}
