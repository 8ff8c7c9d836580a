package io.saslwatch.enrich.geo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that a test moves by hand. */
final class HandClock implements InstantSource {

    /** When tests take place. */
    static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

    private volatile Instant now = START;

    @Override
    public Instant instant() {
        return now;
    }

    void forward(Duration by) {
        now = now.plus(by);
    }
}
