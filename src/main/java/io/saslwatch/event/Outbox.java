package io.saslwatch.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What waits to be told to sinks. Each call is a transaction of its own, committed when it returns. Thread-safe. Several
 * processes may share one database: a delivery that was taken is another's only after {@link #take}'s lease has run out.
 */
public interface Outbox {

    /**
     * Makes a sink known. At its first call for a name every alert that there is counts as told.
     *
     * @return whether it was the first call
     */
    boolean open(String sink);

    /** When an alert was raised or found again last; {@link Instant#MIN} when there is none. */
    Instant newest();

    /**
     * Makes a delivery of each alert that was raised or rose since the sink was made known and that it wants. A delivery
     * of an earlier revision that still waits is dropped.
     *
     * @param age how long ago an alert may have been found last; older ones are no news
     * @return how many
     */
    int add(String sink, SinkFilter filter, Duration age);

    /**
     * Takes what is due. What is acknowledged or silenced is not taken but ends here; what is within the cool-down is put
     * off to its end, unless it is a rise of severity.
     *
     * @param coolDown how long after a rule's alert of a subject was sent the next one of both waits
     * @param lease    how long nobody else takes it; no matter where only one process can
     * @param most     how many at most
     */
    List<Delivery> take(String sink, Duration coolDown, Duration lease, int most);

    /** They arrived. */
    void sent(List<Delivery> deliveries);

    /**
     * They did not arrive.
     *
     * @param why  in words, without secrets
     * @param next when to try again; null when never
     */
    void failed(List<Delivery> deliveries, String why, Instant next);

    /** When something of the sink's is due next, possibly in the past; empty when nothing waits. */
    Optional<Instant> next(String sink);

    /** When the sink was sent something last; {@link Instant#MIN} when never. */
    Instant lastSent(String sink);
}
