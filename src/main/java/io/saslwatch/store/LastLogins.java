package io.saslwatch.store;

import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the newest success and the newest failure of each user in a batch. Stateless. */
final class LastLogins {

    private LastLogins() {
    }

    /**
     * The newest ones, sorted by user and outcome.
     *
     * @param added   new events
     * @param changed events that may have been the newest when they were added: the service may be known better now
     */
    static List<LastLogin> of(List<AuthEvent> added, List<AuthEvent> changed) {
        Map<String, AuthEvent> successes = new HashMap<>();
        Map<String, AuthEvent> failures = new HashMap<>();
        for (List<AuthEvent> events : List.of(added, changed)) {
            for (AuthEvent event : events) {
                if (event.user() != null && !event.user().isEmpty()) {
                    if (event.outcome() == Outcome.SUCCESS) {
                        successes.merge(event.user(), event, LastLogins::newer);
                    } else if (event.outcome() == Outcome.FAILURE) {
                        failures.merge(event.user(), event, LastLogins::newer);
                    }
                }
            }
        }
        List<LastLogin> logins = new ArrayList<>(successes.size() + failures.size());
        successes.values().forEach(event -> logins.add(row(event)));
        failures.values().forEach(event -> logins.add(row(event)));
        logins.sort(Comparator.comparing(LastLogin::username).thenComparing(LastLogin::outcome)
            .thenComparingLong(LastLogin::time));
        return logins;
    }

    private static AuthEvent newer(AuthEvent known, AuthEvent next) {
        return next.time().isBefore(known.time()) ? known : next;
    }

    private static LastLogin row(AuthEvent event) {
        return new LastLogin(StoreText.clean(event.user(), StoreText.USER_KEY_LIMIT), event.outcome().word(),
            Micros.of(event.time()), StoreText.clean(event.ip(), StoreText.ADDRESS_LIMIT),
            StoreText.clean(event.service()));
    }
}
