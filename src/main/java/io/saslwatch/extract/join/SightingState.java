package io.saslwatch.extract.join;

import io.saslwatch.event.Outcome;
import io.saslwatch.event.Reason;
import io.saslwatch.event.StreamRef;
import io.saslwatch.extract.Role;
import io.saslwatch.extract.Sighting;
import java.io.IOException;

/** The stored form of a sighting that waits for older lines of another log. */
final class SightingState {

    private SightingState() {
    }

    static void write(Sighting s, StateWriter out) throws IOException {
        out.number(s.stream().id());
        out.text(s.stream().key());
        out.text(s.stream().source());
        out.text(s.stream().path());
        out.number(s.offset());
        out.number(s.line());
        out.number(s.time());
        out.text(s.host());
        out.text(s.program());
        out.text(s.pid());
        out.text(s.format());
        out.text(s.pattern());
        out.choice(s.role());
        out.text(s.daemon());
        out.text(s.service());
        out.choice(s.outcome());
        out.number(s.count());
        out.number(s.attempts());
        out.text(s.user());
        out.text(s.ip());
        out.optional(s.port());
        out.text(s.mechanism());
        out.choice(s.reason());
        out.text(s.detail());
        out.text(s.session());
        out.text(s.client());
    }

    static Sighting read(StateReader in) throws IOException {
        return new Sighting(new StreamRef(in.number(), in.text(), in.text(), in.text()), in.number(), in.number(),
            in.number(), in.text(), in.text(), in.text(), in.text(), in.text(), in.choice(Role.class), in.text(),
            in.text(), in.choice(Outcome.class), in.small(), in.small(), in.text(), in.text(), in.optional(),
            in.text(), in.choice(Reason.class), in.text(), in.text(), in.text());
    }
}
