package io.saslwatch.store;

import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.EventBatch;
import java.time.ZoneId;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The decisions of the store's route. To be called in the store's transaction, by one thread at a time.
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
     * The figures of new events, sorted by key: neighbours in the table follow each other, and two collectors that add
     * to the same rows lock them in the same order.
     */
    public List<Figure> figures(List<AuthEvent> added) {
        return lasting ? figures.of(added) : List.of();
    }

    /** The newest success and the newest failure of each user, sorted. */
    public List<LastLogin> logins(List<AuthEvent> added, List<AuthEvent> changed) {
        return lasting ? LastLogins.of(added, changed) : List.of();
    }

    /** Attempts of new events by hour, stream and outcome, sorted. */
    public List<HourFigure> hours(List<AuthEvent> added) {
        return lasting ? HourFigure.of(added) : List.of();
    }

    /** From where users succeeded, in new events, sorted. */
    public List<UserAddress> userAddresses(List<AuthEvent> added) {
        return lasting ? UserAddress.of(added) : List.of();
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
