package io.saslwatch.deliver.outbox;

import io.saslwatch.event.Delivery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which alerts travel together in one message. All in a digest; else what one rule found of one subject and the cool-down
 * held back; and each by itself where a sink wants it so. A receiver that refuses a message of several gets half as many
 * the next time: so one that takes no large messages, or one alert that it will not have, holds up no other. For one
 * thread; what it learned is gone with the process.
 */
final class Gathering {

    /** So many alerts are remembered at most as refused by themselves; then all are tried together again. */
    private static final int ALONE = 1_000;

    private final boolean digest;
    private final boolean gather;
    private final Set<Long> alone = new HashSet<>();
    private int largest = Integer.MAX_VALUE;

    Gathering(OutboxOptions options) {
        this.digest = !options.digest().isZero();
        this.gather = options.gather();
    }

    /** The messages that are made of what is due, in its order. */
    List<List<Delivery>> of(List<Delivery> due) {
        List<List<Delivery>> messages = new ArrayList<>();
        for (List<Delivery> group : groups(due)) {
            for (int from = 0; from < group.size();) {
                int to = from + Math.min(largest, group.size() - from);
                messages.add(group.subList(from, to));
                from = to;
            }
        }
        return messages;
    }

    private Collection<List<Delivery>> groups(List<Delivery> due) {
        Map<List<String>, List<Delivery>> groups = new LinkedHashMap<>();
        due.forEach(each -> groups.computeIfAbsent(key(each), same -> new ArrayList<>()).add(each));
        return groups.values();
    }

    private List<String> key(Delivery each) {
        if (!gather && !digest || alone.contains(each.id())) {
            return List.of(String.valueOf(each.id()));
        }
        return digest ? List.of() : List.of(each.alert().finding().rule(), each.alert().finding().subject());
    }

    /** The receiver refused this message, and not because it is down. */
    void refused(List<Delivery> message) {
        if (message.size() > 1) {
            largest = Math.max(1, message.size() / 2);
            return;
        }
        // It was the alert and not the size
        largest = Integer.MAX_VALUE;
        if (alone.size() >= ALONE) {
            alone.clear();
        }
        alone.add(message.get(0).id());
    }
}
