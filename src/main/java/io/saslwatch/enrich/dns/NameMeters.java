package io.saslwatch.enrich.dns;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.saslwatch.enrich.dns.wire.WireEvents;
import io.saslwatch.event.NameStatus;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what the look-ups do; no meter names an address. Thread-safe. */
final class NameMeters implements WireEvents {

    private static final String PREFIX = "saslwatch.enrich.names.";

    private final Map<NameStatus, Counter> answers = new EnumMap<>(NameStatus.class);
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Counter questions;
    private final Counter timeouts;
    private final Counter strays;
    private final Counter tcp;
    private final Counter rejected;
    private final Counter remembered;
    private final NameEvents events;

    NameMeters(MeterRegistry registry, NameEvents events) {
        this.events = events;
        for (NameStatus status : NameStatus.values()) {
            if (status != NameStatus.OFF && status != NameStatus.PRIVATE) {
                answers.put(status, Counter.builder(PREFIX + "answers")
                    .description("Addresses asked for, by how it ended")
                    .tag("status", status.word()).register(registry));
            }
        }
        questions = counter(registry, "questions", "Questions sent to name servers, repetitions included");
        timeouts = counter(registry, "timeouts", "Questions without an answer in time");
        strays = counter(registry, "strays", "Messages that were no answer to what was asked; ignored");
        tcp = counter(registry, "tcp", "Questions repeated by TCP because the answer was cut");
        rejected = counter(registry, "rejected", "Names that are no host names and were not taken");
        remembered = counter(registry, "remembered", "Addresses whose answer was known or under way");
        gauge(registry, "in.flight", "Addresses that are asked for now", inFlight);
        gauge(registry, "waiting", "Addresses that wait to be asked for", waiting);
    }

    private static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder(PREFIX + name).description(description).register(registry);
    }

    private static void gauge(MeterRegistry registry, String name, String description, AtomicInteger level) {
        // one of an earlier look-up would stay and show that one's last value for ever
        Gauge before = registry.find(PREFIX + name).gauge();
        if (before != null) {
            registry.remove(before);
        }
        Gauge.builder(PREFIX + name, level, AtomicInteger::get).description(description).strongReference(true)
            .register(registry);
    }

    void answered(NameStatus status) {
        answers.get(status).increment();
    }

    void rejected(int names) {
        rejected.increment(names);
    }

    void remembered() {
        remembered.increment();
    }

    void standing(int nowInFlight, int nowWaiting) {
        inFlight.set(nowInFlight);
        waiting.set(nowWaiting);
    }

    @Override
    public void asked() {
        questions.increment();
    }

    @Override
    public void unanswered() {
        timeouts.increment();
    }

    @Override
    public void strayed() {
        strays.increment();
    }

    @Override
    public void repeatedByTcp() {
        tcp.increment();
    }

    @Override
    public void broke(Throwable cause) {
        events.broke(cause);
    }
}
