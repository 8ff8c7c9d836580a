package io.saslwatch.event;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * How far rules have looked, in the time of the log. An event that is stored late, because its log was read late, puts
 * the rules back to its time, in the transaction that stores it. Thread-safe.
 */
public interface DetectionProgress {

    /** Whether anything that rules ask for was stored since this was asked last, or {@link #lookAgain} was called. */
    boolean takeChange();

    /** Makes the next {@link #takeChange} true. */
    void lookAgain();

    /**
     * Gives each rule that has none a place to begin: in a store in which no rule ever looked just before the first
     * event that is not before {@code from}, otherwise at {@code now}.
     *
     * @param from the earliest event time to look at
     * @param now  the newest event time to look at
     */
    void begin(Collection<String> rules, Instant from, Instant now);

    /** Up to which event time each rule has looked. */
    Map<String, Instant> done();

    /**
     * Waits, in the current transaction and to its end, until no other process looks at the store or stores into it what
     * this look would have to see.
     */
    void turn();

    /**
     * A rule has looked; for the current transaction. Nothing happens when an event put the rule back before {@code from}
     * meanwhile, or when another process is further.
     *
     * @param from from where on, exclusive
     * @param to   up to where, inclusive
     */
    void moved(String rule, Instant from, Instant to);

    /** The latest time of an event, or of a refused mail, that is not after a limit; empty when there is none. */
    Optional<Instant> newest(Instant limit);

    /** The time of the first of them after a time; empty when there is none. */
    Optional<Instant> firstAfter(Instant time);
}
