package io.saslwatch.store;

import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.EventBatch;
import io.saslwatch.event.JoinedBatch;
import java.time.ZoneId;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The decisions of the store's route. To be called in the store's transaction, by one thread at a time, but for
 * {@link #plan}.
 *
 * <p>The route asks this bean and not the batch itself, as in {@code ${body.state}}: Camel looks such accessors up in a
 * cache whose key is the object, so it would hash every event of the batch each time, and keep old batches in memory.
 */
public final class StorePlanner {

    private final FreshEvents fresh;
    private final Figures figures;
    private final StreamPaths paths;
    private final boolean lasting;

    /** @param lasting whether anybody will ever ask for figures */
    StorePlanner(JdbcTemplate database, ZoneId dayZone, StreamPaths paths, boolean lasting) {
        this.fresh = new FreshEvents(database);
        this.figures = new Figures(dayZone);
        this.paths = paths;
        this.lasting = lasting;
    }

    /** The batch's added events that the store does not have yet. */
    public List<AuthEvent> added(EventBatch batch) {
        if (batch.position() != null) {
            paths.learn(batch.position());
        }
        return fresh.of(batch.added());
    }

    /** Events of which more is known now. */
    public List<AuthEvent> changed(EventBatch batch) {
        return batch.changed();
    }

    /**
     * What follows from a batch's events if the store has none of them. It asks no database, so it may be called before
     * the transaction, on another thread; {@link #planned} sees whether it came true. Everything is sorted by key:
     * neighbours in a table follow each other, and two collectors that add to the same rows lock them in the same order.
     */
    public StorePlan plan(JoinedBatch joined) {
        return plan(joined.events().added(), joined.events().changed());
    }

    /**
     * What follows from the events that are new.
     *
     * @param plan  what was planned before; null when nothing was
     * @param added the events that the store does not have, as {@link #added} tells
     */
    public StorePlan planned(StorePlan plan, List<AuthEvent> added, List<AuthEvent> changed) {
        return plan != null && plan.fits(added) ? plan : plan(added, changed);
    }

    /** Sums by user, address and day. */
    public List<Figure> figures(StorePlan plan) {
        return plan.figures();
    }

    /** The newest success and the newest failure of each user. */
    public List<LastLogin> logins(StorePlan plan) {
        return plan.logins();
    }

    /** Sums by hour, stream and outcome. */
    public List<HourFigure> hours(StorePlan plan) {
        return plan.hours();
    }

    /** From where users succeeded. */
    public List<UserAddress> userAddresses(StorePlan plan) {
        return plan.userAddresses();
    }

    private StorePlan plan(List<AuthEvent> added, List<AuthEvent> changed) {
        return lasting ? new StorePlan(added, figures.of(added), LastLogins.of(added, changed), HourFigure.of(added),
            UserAddress.of(added)) : new StorePlan(added, List.of(), List.of(), List.of(), List.of());
    }

    /** Whether the extraction's memory changed. */
    public boolean hasState(EventBatch batch) {
        return batch.state() != null;
    }

    /** Whether the batch moves a read position; a tick does not. */
    public boolean hasPosition(EventBatch batch) {
        return batch.position() != null;
    }

    /**
     * Refuses a batch whose position did not fit.
     *
     * @param rows how many rows the conditional update of the position changed
     */
    public void requireMoved(EventBatch batch, int rows) {
        if (rows != 1) {
            throw new PositionRefusedException(batch.position());
        }
    }
}
