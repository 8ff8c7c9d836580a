package io.saslwatch.store;

import io.saslwatch.event.AuthEvent;
import java.util.List;

/**
 * What follows from a batch's events besides them, if all of them are new, as nearly always.
 *
 * @param added         the events that were taken for new
 * @param figures       sums by user, address and day, sorted
 * @param logins        the newest success and failure of each user, sorted
 * @param hours         sums by hour, stream and outcome, sorted
 * @param userAddresses from where users succeeded, sorted
 */
public record StorePlan(List<AuthEvent> added, List<Figure> figures, List<LastLogin> logins, List<HourFigure> hours,
                        List<UserAddress> userAddresses) {

    /** Whether these events, and no others, are new. */
    boolean fits(List<AuthEvent> fresh) {
        return added == fresh;
    }
}
