package io.saslwatch.extract.join;

import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.EventBatch;
import io.saslwatch.event.LineBatch;
import io.saslwatch.event.StreamRef;
import io.saslwatch.extract.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A joiner under test; its state is saved and restored into a new joiner after every batch. */
final class Joining {

    private final JoinLimits limits;
    private final Map<String, AuthEvent> events = new LinkedHashMap<>();
    private final List<AuthEvent> settled = new ArrayList<>();
    private AttemptJoiner joiner;
    private byte[] state;
    private int line;

    Joining() {
        this(JoinLimits.of(Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofMinutes(10), 100));
    }

    Joining(JoinLimits limits) {
        this.limits = limits;
        restart();
    }

    private void restart() {
        joiner = new AttemptJoiner(limits, List.of(), true);
        joiner.restore(state);
    }

    /** Reads lines, each in a batch of its own. */
    Joining read(Line... lines) {
        for (Line each : lines) {
            batch(each.at(++line), null, false, Instant.EPOCH);
        }
        return this;
    }

    /** Reads one line while another log's oldest unread line is of the given second. */
    Joining readWhileOthersHold(double second, Line each) {
        batch(each.at(++line), Instant.ofEpochMilli(Math.round(second * 1000)), false, Instant.EPOCH);
        return this;
    }

    private void batch(Sighting s, Instant others, boolean drained, Instant now) {
        StreamRef stream = s.stream();
        take(new LineBatch("g", stream, s.offset(), s.line(), new byte[0], 0, 0, now, now, drained, null, others),
            List.of(s));
    }

    /** Lets so much time pass by the clock while nothing is written. */
    Joining idle(Duration time) {
        take(LineBatch.tick("g", Instant.EPOCH.plus(time)), List.of());
        return this;
    }

    Joining end() {
        take(LineBatch.end("g"), List.of());
        return this;
    }

    private void take(LineBatch batch, List<Sighting> sightings) {
        EventBatch result = joiner.join(batch, sightings, sightings.size());
        result.added().forEach(each -> events.put(each.id().text(), each));
        result.changed().forEach(each -> events.replace(each.id().text(), each));
        settled.addAll(result.settled());
        state = result.state() == null ? state : result.state();
        restart();
    }

    List<AuthEvent> events() {
        return List.copyOf(events.values());
    }

    List<AuthEvent> settled() {
        return settled;
    }

    AuthEvent only() {
        if (events.size() != 1) {
            throw new AssertionError(events.size() + " events: " + events.values());
        }
        return events().get(0);
    }

    int stateSize() {
        return state.length;
    }
}
