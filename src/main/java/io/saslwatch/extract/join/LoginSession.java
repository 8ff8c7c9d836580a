package io.saslwatch.extract.join;

import io.saslwatch.extract.Sighting;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** A session of a Dovecot login process: its attempts so far, oldest first. */
final class LoginSession implements Recent.Timed {

    /** Dovecot closes a session after far fewer attempts; more would be somebody's invention. */
    private static final int MOST = 64;

    private final String ip;
    private final Deque<Attempt> attempts = new ArrayDeque<>(2);
    private int seen;
    private long last;
    /** Whether the line of the session's end was read. */
    private boolean ended;

    LoginSession(String ip) {
        this.ip = ip;
    }

    /** Whether a line may be of this session: a session id that comes again for another client is another session. */
    boolean takes(Sighting s) {
        return ip == null || s.ip() == null || ip.equals(s.ip());
    }

    void heard(long time) {
        last = Math.max(last, time);
    }

    void end(long time) {
        ended = true;
        last = time;
    }

    boolean ended() {
        return ended;
    }

    @Override
    public long last() {
        return last;
    }

    /** Adds an attempt; gives the oldest one back when there are too many. */
    Attempt add(Attempt attempt) {
        attempts.addLast(attempt);
        seen += attempt.draft().count();
        return attempts.size() > MOST ? attempts.removeFirst() : null;
    }

    /** The latest attempt, or null. */
    Attempt latest() {
        return attempts.peekLast();
    }

    Iterable<Attempt> attempts() {
        return attempts;
    }

    /** How many attempts single lines told of. */
    int seen() {
        return seen;
    }

    void write(StateWriter out) throws IOException {
        out.text(ip);
        out.all(attempts, each -> each.write(out));
        out.number(seen);
        out.number(last);
        out.flag(ended);
    }

    static LoginSession read(StateReader in) throws IOException {
        var session = new LoginSession(in.text());
        session.attempts.addAll(in.all(() -> Attempt.read(in)));
        session.seen = in.small();
        session.last = in.number();
        session.ended = in.flag();
        return session;
    }
}
