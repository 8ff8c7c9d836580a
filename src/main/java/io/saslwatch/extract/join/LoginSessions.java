package io.saslwatch.extract.join;

import io.saslwatch.event.Outcome;
import io.saslwatch.event.Reason;
import io.saslwatch.extract.Sighting;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;

/**
 * Attempts at Dovecot's own login processes (IMAP, POP3, ManageSieve, submission). The auth process names session and
 * user of each failure at once; the service, and in version 2.3 the mechanism, stand only in the line that ends the
 * session, which also counts the attempts (client-common.c, sasl-server.c).
 */
final class LoginSessions {

    private final Journal journal;
    private final Recent<LoginSession> sessions;
    /** Ended sessions: their last lines may come in any order. */
    private final Recent<LoginSession> endings;
    /** Sessions whose latest attempt is held back, because the end may tell its user in full. */
    private final Recent<Held> held;

    /** An attempt that is held back. */
    private record Held(Draft draft, long last) implements Recent.Timed {
    }

    LoginSessions(JoinLimits limits, Journal journal) {
        this.journal = journal;
        this.sessions = new Recent<>(limits.session(), limits.limit(), this::settle);
        this.endings = new Recent<>(limits.window(), limits.limit(), this::settle);
        this.held = new Recent<>(limits.window(), limits.limit(), this::release);
    }

    /** The auth process refused an attempt, or said more about one. */
    void authLine(Sighting s) {
        LoginSession session = open(s);
        Attempt latest = session.latest();
        if (latest != null && (latest.takes(s) || session.ended())) {
            latest.take(s);
            journal.change(latest.draft());
        } else {
            add(session, s);
        }
        keep(s, session);
    }

    /** The login process refused an attempt, or saw it aborted, and the session goes on. */
    void refusal(Sighting s) {
        if (s.session() == null) {
            journal.single(Draft.of(s));
            return;
        }
        LoginSession session = open(s);
        Attempt latest = session.latest();
        if (latest != null && (session.ended() || isAnswerTo(latest, s))) {
            latest.take(s);
            latest.draft().completeFrom(s, true);
            journal.change(latest.draft());
        } else {
            add(session, s);
        }
        keep(s, session);
    }

    /** The login process accepted somebody. */
    void login(Sighting s) {
        if (s.session() != null) {
            LoginSession session = open(s);
            for (Attempt attempt : session.attempts()) {
                complete(attempt, s, false);
            }
            settle(session);
        }
        journal.single(Draft.of(s));
    }

    /** The session ended without a login. */
    void end(Sighting s) {
        if (s.session() == null) {
            unseen(s, null, Math.max(1, s.attempts()), true);
            return;
        }
        LoginSession session = open(s);
        Attempt latest = session.latest();
        boolean lastSeen = latest != null && (s.attempts() <= session.seen() || isOf(latest, s));
        for (Attempt attempt : session.attempts()) {
            complete(attempt, s, attempt == latest && lastSeen);
        }
        int all = s.attempts() < 0 ? Math.max(1, session.seen()) : s.attempts();
        unseen(s, session, all - session.seen(), !lastSeen);
        session.end(s.time());
        endings.put(name(s), session);
    }

    /**
     * Attempts that no line told of before the end did. Where other attempts of the session were told one by one, the
     * auth process tells of all that it judges, so these were given up before.
     */
    private void unseen(Sighting s, LoginSession session, int count, boolean withLast) {
        if (count < 1) {
            return;
        }
        boolean judged = session == null || session.seen() == 0;
        int part = 0;
        if (withLast) {
            Outcome outcome = judged || s.user() != null ? s.outcome() : Outcome.ABORTED;
            Draft draft = Draft.of(s, part++, outcome, 1);
            journal.add(draft);
            keepOrSettle(session, draft, s);
        }
        int others = withLast ? count - 1 : count;
        if (others > 0) {
            Draft draft = Draft.of(s, part, judged ? s.outcome() : Outcome.ABORTED, others);
            draft.anonymous();
            journal.single(draft);
        }
    }

    private void keepOrSettle(LoginSession session, Draft draft, Sighting s) {
        if (session == null) {
            journal.settle(draft);
        } else {
            session.add(Attempt.of(draft, s));
        }
    }

    private void add(LoginSession session, Sighting s) {
        Attempt attempt = Attempt.of(s);
        Draft draft = attempt.draft();
        if (s.user() == null && s.reason() != Reason.MECHANISM && s.outcome() != Outcome.ABORTED
            || Names.isCut(s.user())) {
            held.put(draft.id(), new Held(draft, s.time()));
        } else {
            journal.add(draft);
        }
        Attempt tooMany = session.add(attempt);
        if (tooMany != null) {
            settle(tooMany);
        }
    }

    /** Adds what a later line of the session says of an attempt. */
    private void complete(Attempt attempt, Sighting s, boolean isItsLine) {
        Draft draft = attempt.draft();
        if (!draft.stored()) {
            held.take(draft.id());
            if (isItsLine) {
                draft.user(draft.user() == null ? s.user() : Names.fuller(draft.user(), s.user()));
            }
            journal.add(draft);
        }
        draft.restsOn(LineRef.of(s));
        draft.completeFrom(s, isItsLine);
        if (isItsLine) {
            draft.explain(s.reason(), s.detail());
        }
        journal.change(draft);
    }

    /** Whether the session's last line is about this attempt: it shows the user of the last one. */
    private static boolean isOf(Attempt latest, Sighting s) {
        return Names.same(latest.draft().user(), s.user());
    }

    /** Whether the login process says in its words what the auth process just said of the same attempt. */
    private static boolean isAnswerTo(Attempt latest, Sighting s) {
        return latest.draft().reason() == Reason.PROTOCOL && s.reason() == Reason.PROTOCOL
            && Math.abs(s.time() - latest.last()) <= Attempt.TOGETHER && latest.fitsMechanism(s.mechanism());
    }

    private LoginSession open(Sighting s) {
        String name = name(s);
        LoginSession session = sessions.take(name);
        if (session == null) {
            session = endings.take(name);
        }
        if (session != null && !session.takes(s)) {
            settle(session);
            session = null;
        }
        return session == null ? new LoginSession(s.ip()) : session;
    }

    private void keep(Sighting s, LoginSession session) {
        session.heard(s.time());
        (session.ended() ? endings : sessions).put(name(s), session);
    }

    private static String name(Sighting s) {
        return s.host() + ' ' + s.session();
    }

    private void settle(LoginSession session) {
        session.attempts().forEach(this::settle);
    }

    private void settle(Attempt attempt) {
        held.take(attempt.draft().id());
        journal.settle(attempt.draft());
    }

    private void release(Held waiting) {
        if (!waiting.draft().stored()) {
            journal.add(waiting.draft());
        }
    }

    boolean due(long now) {
        return held.due(now) || endings.due(now) || sessions.due(now);
    }

    void expire(long now) {
        held.expire(now);
        endings.expire(now);
        sessions.expire(now);
    }

    void clear() {
        sessions.clear();
        endings.clear();
        held.clear();
    }

    void write(StateWriter out) throws IOException {
        sessions.write(out, each -> each.write(out));
        endings.write(out, each -> each.write(out));
        held.write(out, each -> out.number(each.last()));
    }

    void read(StateReader in) throws IOException {
        sessions.read(in, name -> LoginSession.read(in));
        endings.read(in, name -> LoginSession.read(in));
        var drafts = new HashMap<String, Draft>();
        for (Recent<LoginSession> part : List.of(sessions, endings)) {
            for (LoginSession session : part.all()) {
                session.attempts().forEach(each -> drafts.put(each.draft().id(), each.draft()));
            }
        }
        held.read(in, name -> new Held(drafts.get(name), in.number()));
    }
}
