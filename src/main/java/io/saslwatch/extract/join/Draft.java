package io.saslwatch.extract.join;

import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.Outcome;
import io.saslwatch.event.Reason;
import io.saslwatch.extract.Sighting;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** An event of which more may become known. Once it was handed out, the fields that figures rest on stay. */
final class Draft {

    private final RestingLines rests;
    private final int part;
    private final long time;
    private final String host;
    private final String daemon;
    private final Outcome outcome;
    private final int count;
    private final String ip;
    private final Integer port;
    private String service;
    private String user;
    private String mechanism;
    private Reason reason;
    private String detail;
    private final String session;
    private int messages;
    /** Whether the event was handed out already. */
    private boolean stored;
    /** Whether it is in a list of the batch at hand; never saved, since a batch ends before. */
    private boolean listed;
    /** The event as it was last handed out; null when it changed since. */
    private AuthEvent known;

    private Draft(RestingLines rests, int part, long time, String host, String daemon, Outcome outcome, int count,
                  String ip, Integer port, String session) {
        this.rests = rests;
        this.part = part;
        this.time = time;
        this.host = host;
        this.daemon = daemon;
        this.outcome = outcome;
        this.count = count;
        this.ip = ip;
        this.port = port;
        this.session = session;
    }

    /** The event that one line tells of by itself. */
    static Draft of(Sighting s) {
        return of(s, 0, s.outcome(), s.count());
    }

    /** One of several events of a line, or one that other lines told to have ended otherwise. */
    static Draft of(Sighting s, int part, Outcome outcome, int count) {
        Draft draft = at(s, s.time(), part, outcome, count);
        draft.restsOn(LineRef.of(s));
        return draft;
    }

    /** An event that was at another time than its line. */
    static Draft at(Sighting s, long time) {
        Draft draft = at(s, time, 0, s.outcome(), s.count());
        draft.restsOn(LineRef.of(s));
        return draft;
    }

    /** An event that rests on older lines too. */
    static Draft of(Sighting s, Outcome outcome, List<LineRef> before) {
        Draft draft = at(s, s.time(), 0, outcome, s.count());
        before.forEach(draft::restsOn);
        draft.restsOn(LineRef.of(s));
        return draft;
    }

    private static Draft at(Sighting s, long time, int part, Outcome outcome, int count) {
        Draft draft = new Draft(new RestingLines(), part, time, s.host(), s.daemon(), outcome, count, s.ip(),
            s.port(), s.session());
        draft.service = s.service() == null ? "auth" : s.service();
        draft.user = s.user();
        draft.mechanism = s.mechanism();
        draft.reason = s.reason();
        draft.detail = s.detail();
        return draft;
    }

    void restsOn(LineRef line) {
        known = null;
        rests.add(line);
    }

    void message(Sighting s) {
        known = null;
        messages += s.count();
    }

    /** What a line that knows the service says; what is known already stays. */
    void completeFrom(Sighting s, boolean mechanismToo) {
        known = null;
        if (s.service() != null && service.equals("auth")) {
            service = s.service();
        }
        if (mechanismToo && mechanism == null) {
            mechanism = s.mechanism();
        }
    }

    /** Takes over the reason that says more; the detail goes with it. */
    void explain(Reason other, String words) {
        known = null;
        if (outcome != Outcome.SUCCESS && Reasons.saysMore(other, reason)) {
            reason = other;
            detail = words == null ? detail : words;
        }
    }

    /** Takes over why it failed from the one who knows, if he says. */
    void explainedBy(Draft other) {
        known = null;
        if (other.reason != null && other.reason != Reason.OTHER) {
            reason = other.reason;
            detail = other.detail == null ? detail : other.detail;
        }
    }

    void mechanism(String name) {
        known = null;
        if (mechanism == null) {
            mechanism = name;
        }
    }

    /** Sets the user; only while the event was not handed out. */
    void user(String name) {
        known = null;
        if (stored) {
            throw new IllegalStateException("user of " + id());
        }
        user = name;
    }

    /** Says that the line shows the user and the mechanism of another attempt. */
    void anonymous() {
        known = null;
        user = null;
        mechanism = null;
    }

    void reason(Reason other) {
        known = null;
        reason = other;
    }

    String user() {
        return user;
    }

    String mechanism() {
        return mechanism;
    }

    String ip() {
        return ip;
    }

    String host() {
        return host;
    }

    int count() {
        return count;
    }

    Reason reason() {
        return reason;
    }

    List<LineRef> lines() {
        return rests.remembered();
    }

    boolean stored() {
        return stored;
    }

    void markStored() {
        stored = true;
    }

    boolean listed() {
        return listed;
    }

    void listed(boolean now) {
        listed = now;
    }

    String id() {
        return rests.head().event(part).text();
    }

    /** The event as it is known now. */
    AuthEvent event() {
        if (known == null) {
            known = build();
        }
        return known;
    }

    private AuthEvent build() {
        LineRef first = rests.head();
        return new AuthEvent(first.event(part), first.line(), rests.count(), rests.evidence(),
            Instant.ofEpochSecond(Math.floorDiv(time, 1_000_000L), Math.floorMod(time, 1_000_000L) * 1_000L), host,
            daemon, service, outcome, count, user, ip, port, mechanism, outcome == Outcome.SUCCESS ? null : reason,
            detail, session, messages);
    }

    void write(StateWriter out) throws IOException {
        rests.write(out);
        out.number(part);
        out.number(time);
        out.text(host);
        out.text(daemon);
        out.choice(outcome);
        out.number(count);
        out.text(ip);
        out.optional(port);
        out.text(session);
        out.text(service);
        out.text(user);
        out.text(mechanism);
        out.choice(reason);
        out.text(detail);
        out.number(messages);
        out.flag(stored);
    }

    static Draft read(StateReader in) throws IOException {
        Draft draft = new Draft(RestingLines.read(in), in.small(), in.number(), in.text(), in.text(),
            in.choice(Outcome.class), in.small(), in.text(), in.optional(), in.text());
        draft.service = in.text();
        draft.user = in.text();
        draft.mechanism = in.text();
        draft.reason = in.choice(Reason.class);
        draft.detail = in.text();
        draft.messages = in.small();
        draft.stored = in.flag();
        return draft;
    }
}
