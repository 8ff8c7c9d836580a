package io.saslwatch.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The alerts of the store. Thread-safe. Lists have the one that was raised last first. */
public interface Alerts {

    /**
     * Stores findings in the current transaction of the store. A finding that overlaps in time with an alert of the same
     * rule and subject is that alert again: its count, times, explanation and evidence follow, its severity only rises,
     * and then its revision is one more. Stored twice, a finding changes nothing but the time of the update.
     *
     * @return the alerts that are new or rose, each as it is stored now
     */
    List<Alert> store(List<Finding> findings);

    /** All alerts. */
    List<Alert> all();

    /** Those that nobody acknowledged. */
    List<Alert> open();

    /** Those that were raised or changed at or after a time of the store's clock. */
    List<Alert> since(Instant time);

    /** The alert with a {@link Alert#uid}, or with the beginning of one that no other alert shares. */
    Optional<Alert> byUid(String uid);

    /** The alert with the store's number. */
    Optional<Alert> byId(long id);
}
