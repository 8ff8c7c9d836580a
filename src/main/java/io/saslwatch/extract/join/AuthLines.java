package io.saslwatch.extract.join;

import io.saslwatch.event.Outcome;
import io.saslwatch.event.Reason;
import io.saslwatch.extract.Sighting;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Dovecot's auth process says without a session: it speaks of attempts made at another server, usually Postfix.
 * The lines wait for that server's own line, which takes them over; only those that nothing takes over become events of
 * their own. Nothing but the client's address and the time joins the two; the distances are those of Dovecot's
 * {@code auth_failure_delay} (auth-request-handler.c) and of Postfix's patience with a slow auth process (10 s,
 * xsasl_dovecot_server.c).
 */
final class AuthLines {

    private static final long SECOND = 1_000_000;
    /** PAM delays its own verdict, and auth_failure_delay counts from before that: the line comes this much nearer. */
    private static final long EARLIER = 11 * SECOND / 10;
    /** Dovecot holds clients back for 15 s at most (auth-penalty.h), Postfix waits 10 s: the line comes so much later. */
    private static final long LATE = 85 * SECOND / 10;
    /** A request that nobody goes on with is given up after 150 s (auth-request.h), plus a time of holding back. */
    private static final long FORGOTTEN = 180 * SECOND;
    private static final long HELD_BACK = 20 * SECOND;
    private static final long NEVER = Long.MIN_VALUE / 4;
    private static final Pattern AFTER = Pattern.compile("\\((\\d{1,4}) secs\\)");

    /** A right of a server's line to one attempt that cannot be told exactly. */
    private static final class Claim {
        private final long from;
        private final long to;
        private final String mechanism;
        private int left;

        Claim(long from, long to, String mechanism, int left) {
            this.from = from;
            this.to = to;
            this.mechanism = mechanism;
            this.left = left;
        }

        boolean covers(long time, String other) {
            return left > 0 && from <= time && time <= to
                && (mechanism == null || other == null || mechanism.equals(other));
        }

        void write(StateWriter out) throws IOException {
            out.number(from);
            out.number(to);
            out.text(mechanism);
            out.number(left);
        }

        static Claim read(StateReader in) throws IOException {
            return new Claim(in.number(), in.number(), in.text(), in.small());
        }
    }

    private final Journal journal;
    private final long window;
    private final long nearest;
    private final long farthest;
    private final ByAddress<Attempt> waiting;
    private final ByAddress<Claim> claims;
    private final ByAddress<Claim> unfinished;
    private final long silence;
    /** When such a line was last read. */
    private long heard = NEVER;

    AuthLines(JoinLimits limits, Journal journal) {
        this.journal = journal;
        this.window = limits.window();
        this.nearest = Math.max(0, limits.delay() - EARLIER);
        this.farthest = limits.delay() + JoinLimits.LATENESS;
        this.silence = limits.session();
        this.waiting = new ByAddress<>(window, limits.limit(), this::leave);
        this.claims = new ByAddress<>(LATE + window + SECOND, limits.limit(), claim -> { });
        this.unfinished = new ByAddress<>(FORGOTTEN, limits.limit(), claim -> { });
    }

    /** A line of the auth process without a session. One without an address cannot be joined to anything. */
    void line(Sighting s) {
        if (s.ip() == null) {
            return;
        }
        heard = Math.max(heard, s.time());
        Matcher after = s.outcome() == Outcome.ABORTED && s.detail() != null ? AFTER.matcher(s.detail()) : null;
        if (after != null && after.find()) {
            givenUp(s, s.time() - Long.parseLong(after.group(1)) * SECOND);
            return;
        }
        Attempt attempt = waiting.first(s.ip(), each -> each.fitsHost(s.host()) && each.takes(s));
        if (attempt == null) {
            waiting.add(s.ip(), s.time(), Attempt.of(s));
        } else {
            attempt.take(s);
        }
    }

    /** The lines' attempt was never finished; the server told of it long ago, unless the client just went away. */
    private void givenUp(Sighting s, long begun) {
        Claim claim = unfinished.first(s.ip(), each -> each.covers(begun, s.mechanism()));
        if (claim == null) {
            journal.single(Draft.at(s, begun));
        } else {
            claim.left -= Math.min(claim.left, s.count());
        }
    }

    /** Says that a server told of an attempt which may be left unfinished in the auth process. */
    void unfinished(Sighting s) {
        if (s.ip() != null) {
            unfinished.add(s.ip(), s.time(), new Claim(s.time() - HELD_BACK, s.time() + window, s.mechanism(),
                s.count()));
        }
    }

    /** Says that a server gave up waiting for the auth process, whose line may come before or after. */
    void lost(Sighting s) {
        claim(s, s.time() - farthest, s.time() + LATE);
    }

    /** Says that one of the attempts before the line is the line's, but not which. */
    void oneOf(Sighting s) {
        if (s.time() - heard > silence) {
            return; // Dovecot keeps silent about attempts, so there is nothing to claim
        }
        claim(s, s.time() - window, s.time() + SECOND / 10);
    }

    private void claim(Sighting s, long from, long to) {
        if (s.ip() != null) {
            claims.add(s.ip(), s.time(), new Claim(from, to, s.mechanism(), s.count()));
        }
    }

    /** The attempts that a server's failure line may be about, oldest first. */
    List<Attempt> before(Sighting s) {
        return waiting.of(s.ip()).stream().filter(each -> between(each, s, nearest, farthest)).toList();
    }

    /** The attempt with the line's user that no other line took over; null when there is none. */
    Attempt ofUser(Sighting s) {
        Attempt best = waiting.first(s.ip(), each -> !each.claimed() && between(each, s, nearest, farthest)
            && Names.same(each.draft().user(), s.user()));
        return best != null ? best : waiting.first(s.ip(), each -> !each.claimed() && between(each, s, 0, window)
            && Names.same(each.draft().user(), s.user()));
    }

    /** Says that the auth process may tell of the line's broken protocol at the same moment. */
    void atOnce(Sighting s) {
        claim(s, s.time() - SECOND, s.time() + SECOND);
    }

    /** The attempt that broke the protocol at the same time; null when there is none. */
    Attempt broken(Sighting s) {
        return waiting.first(s.ip(), each -> !each.claimed() && between(each, s, -SECOND, SECOND)
            && each.draft().reason() == Reason.PROTOCOL);
    }

    private static boolean between(Attempt attempt, Sighting s, long least, long most) {
        long distance = s.time() - attempt.last();
        return least <= distance && distance <= most && attempt.fitsMechanism(s.mechanism())
            && attempt.fitsHost(s.host());
    }

    private void leave(Attempt attempt) {
        if (attempt.claimed()) {
            return;
        }
        Draft draft = attempt.draft();
        Claim claim = claims.first(draft.ip(), each -> each.covers(attempt.last(), draft.mechanism()));
        if (claim == null) {
            journal.single(draft);
        } else {
            claim.left -= Math.min(claim.left, draft.count());
        }
    }

    boolean due(long now) {
        return waiting.due(now) || claims.due(now) || unfinished.due(now);
    }

    void expire(long now) {
        waiting.expire(now);
        claims.expire(now);
        unfinished.expire(now);
    }

    void clear() {
        heard = NEVER;
        waiting.clear();
        claims.clear();
        unfinished.clear();
    }

    void write(StateWriter out) throws IOException {
        out.number(heard);
        waiting.write(out, each -> each.write(out));
        claims.write(out, each -> each.write(out));
        unfinished.write(out, each -> each.write(out));
    }

    void read(StateReader in) throws IOException {
        heard = in.number();
        waiting.read(in, () -> Attempt.read(in));
        claims.read(in, () -> Claim.read(in));
        unfinished.read(in, () -> Claim.read(in));
    }
}
