package io.saslwatch.store;

import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.Outcome;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sums up events by user, address and day, so that a batch writes each row once. For one thread. */
final class Figures {

    private static final long DAY = 86_400L;

    private final ZoneId zone;

    /** For days of a zone. */
    Figures(ZoneId zone) {
        this.zone = zone.normalized();
    }

    /** The figures, sorted by key. */
    List<Figure> of(List<AuthEvent> events) {
        Map<Figure.Key, Sum> sums = new HashMap<>(events.size() * 2);
        for (AuthEvent event : events) {
            Figure.Key key = new Figure.Key(day(event), known(event.user(), StoreText.USER_KEY_LIMIT),
                known(event.ip(), StoreText.ADDRESS_LIMIT));
            sums.computeIfAbsent(key, k -> new Sum()).add(event);
        }
        List<Figure> figures = new ArrayList<>(sums.size());
        sums.forEach((key, sum) -> figures.add(sum.figure(key)));
        figures.sort(Comparator.comparing(Figure::key));
        return figures;
    }

    private long day(AuthEvent event) {
        long seconds = event.time().getEpochSecond();
        int offset = zone instanceof ZoneOffset fixed ? fixed.getTotalSeconds()
            : zone.getRules().getOffset(event.time()).getTotalSeconds();
        return Math.floorDiv(seconds + offset, DAY);
    }

    private static String known(String text, int limit) {
        return text == null ? "" : StoreText.clean(text, limit);
    }

    private static final class Sum {
        private long attempts;
        private long failures;
        private long successes;
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;

        private void add(AuthEvent event) {
            long time = Micros.of(event.time());
            attempts += event.count();
            failures += event.outcome() == Outcome.FAILURE ? event.count() : 0;
            successes += event.outcome() == Outcome.SUCCESS ? event.count() : 0;
            first = Math.min(first, time);
            last = Math.max(last, time);
        }

        private Figure figure(Figure.Key key) {
            return new Figure(key, attempts, failures, successes, first, last);
        }
    }
}
