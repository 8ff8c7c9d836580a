package io.saslwatch.store;

import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An address from which a user succeeded.
 *
 * @param username as in the figures
 * @param ip       as in the figures
 * @param first    time of the first success, microseconds since 1970
 */
public record UserAddress(String username, String ip, long first) {

    private record Key(String username, String ip) {
    }

    /** Those of a batch's events, sorted, so that two collectors lock rows in the same order. */
    static List<UserAddress> of(List<AuthEvent> events) {
        Map<Key, Long> firsts = new HashMap<>();
        for (AuthEvent event : events) {
            if (event.outcome() == Outcome.SUCCESS && event.user() != null && !event.user().isEmpty()
                    && event.ip() != null) {
                firsts.merge(new Key(StoreText.clean(event.user(), StoreText.USER_KEY_LIMIT),
                    StoreText.clean(event.ip(), StoreText.ADDRESS_LIMIT)), Micros.of(event.time()), Math::min);
            }
        }
        List<UserAddress> rows = new ArrayList<>(firsts.size());
        firsts.forEach((key, first) -> rows.add(new UserAddress(key.username, key.ip, first)));
        rows.sort(Comparator.comparing(UserAddress::username).thenComparing(UserAddress::ip));
        return rows;
    }
}
