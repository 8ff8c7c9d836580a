package io.saslwatch.extract.join;

import io.saslwatch.event.Outcome;
import io.saslwatch.event.Reason;
import io.saslwatch.extract.Sighting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Attempts over SMTP that did not succeed. Postfix writes one line for each; Dovecot's lines about the same attempt,
 * told apart by {@link AuthLines}, add the reason and, where Postfix does not name the user, the user.
 */
final class SmtpAttempts {

    /** A process that could not reach the auth service a moment ago. */
    private record Down(List<LineRef> lines, long last) implements Recent.Timed {

        void write(StateWriter out) throws IOException {
            out.all(lines, each -> each.write(out));
            out.number(last);
        }

        static Down read(StateReader in) throws IOException {
            return new Down(in.all(() -> LineRef.read(in)), in.number());
        }
    }

    /** What a connection's last failure gave as its reason. */
    private record Said(String client, String detail, long last) implements Recent.Timed {

        void write(StateWriter out) throws IOException {
            out.text(client);
            out.text(detail);
            out.number(last);
        }

        static Said read(StateReader in) throws IOException {
            return new Said(in.text(), in.text(), in.number());
        }
    }

    /** A log in which Postfix names the users of failures. */
    private record Naming(long last) implements Recent.Timed {
    }

    private static final int LOGS = 1024;
    private static final long EVER = Long.MAX_VALUE / 4;
    /** Postfix waits 10 s for the auth process (xsasl_dovecot_server.c): a sooner loss repeats an older one's words. */
    private static final long PATIENCE = 9_000_000;

    private final Journal journal;
    private final AuthLines authLines;
    private final Recent<Down> down;
    private final Recent<Said> said;
    private final Recent<Naming> naming;
    private long namedStream = -1;
    private String namedHost;

    SmtpAttempts(JoinLimits limits, Journal journal, AuthLines authLines) {
        this.journal = journal;
        this.authLines = authLines;
        this.down = new Recent<>(limits.window(), limits.limit(), silent -> { });
        this.said = new Recent<>(limits.session(), limits.limit(), silent -> { });
        this.naming = new Recent<>(EVER, LOGS, silent -> { });
    }

    /** A process could not reach the auth service: its next failure line is no verdict on the password. */
    void authDown(Sighting s) {
        String name = SmtpLogins.connection(s);
        Down before = down.take(name);
        var lines = new ArrayList<>(before == null ? List.of() : before.lines());
        lines.add(LineRef.of(s));
        down.put(name, new Down(lines, s.time()));
    }

    void attempt(Sighting s) {
        Down unreachable = down.isEmpty() ? null : down.take(SmtpLogins.connection(s));
        boolean leftOver = repeatsOlderReason(s);
        if (s.user() != null && !named(s)) {
            naming.put(log(s), new Naming(s.time()));
        }
        if (unreachable != null && s.outcome() == Outcome.FAILURE) {
            Draft draft = Draft.of(s, Outcome.TEMPORARY, unreachable.lines());
            draft.reason(Reason.OTHER);
            journal.single(draft);
        } else if (s.outcome() == Outcome.ABORTED) {
            authLines.unfinished(s);
            journal.single(Draft.of(s));
        } else if (leftOver) {
            journal.single(judged(s, Outcome.FAILURE, false));
        } else if (s.outcome() == Outcome.TEMPORARY) {
            authLines.lost(s);
            journal.single(Draft.of(s));
        } else if (s.reason() == Reason.PROTOCOL) {
            journal.single(broken(s));
        } else if (s.reason() == Reason.MECHANISM) {
            journal.single(Draft.of(s));
        } else {
            journal.single(judged(s, s.outcome(), s.user() != null || named(s)));
        }
    }

    /**
     * Up to 3.7.10 Postfix shows the reason of an earlier attempt when Dovecot gives none (xsasl_dovecot_server.c did
     * not reset it). Then the connection said the same just before, and Dovecot judged an attempt in between.
     */
    private boolean repeatsOlderReason(Sighting s) {
        if (s.outcome() != Outcome.TEMPORARY && s.reason() != Reason.MECHANISM || s.ip() == null) {
            if (!said.isEmpty()) {
                said.take(SmtpLogins.connection(s));
            }
            return false;
        }
        Said before = said.take(SmtpLogins.connection(s));
        said.put(SmtpLogins.connection(s), new Said(s.client(), s.detail(), s.time()));
        return before != null && Objects.equals(before.client(), s.client())
            && Objects.equals(before.detail(), s.detail())
            && (s.reason() == Reason.MECHANISM || s.time() - before.last() < PATIENCE)
            && authLines.before(s).stream().anyMatch(each -> !each.claimed());
    }

    /** An attempt that broke off because of what the client sent; both daemons say so at once, in any order. */
    private Draft broken(Sighting s) {
        authLines.unfinished(s);
        Attempt same = authLines.broken(s);
        if (same == null) {
            authLines.atOnce(s);
        }
        return joined(s, s.outcome(), same);
    }

    /** An attempt that the auth service refused. */
    private Draft judged(Sighting s, Outcome outcome, boolean named) {
        if (s.ip() == null) {
            return Draft.of(s);
        }
        List<Attempt> before = named ? List.of() : authLines.before(s);
        Attempt same = named ? authLines.ofUser(s) : s.count() == 1 && ofOneUser(before) ? free(before) : null;
        if (same == null) {
            authLines.oneOf(s);
        }
        Draft draft = joined(s, outcome, same);
        if (!named && s.count() == 1 && ofOneUser(before)) {
            draft.user(before.stream().map(each -> each.draft().user()).reduce(Names::fuller).orElseThrow());
        }
        return draft;
    }

    private static Attempt free(List<Attempt> attempts) {
        return attempts.stream().filter(each -> !each.claimed()).findFirst().orElse(null);
    }

    /** Whether Postfix names users in the line's log; all lines of a batch ask for the same one or few. */
    private boolean named(Sighting s) {
        if (namedStream != s.stream().id() || !Objects.equals(namedHost, s.host())) {
            if (!naming.has(log(s))) {
                return false;
            }
            namedStream = s.stream().id();
            namedHost = s.host();
        }
        return true;
    }

    private static String log(Sighting s) {
        return s.stream().id() + " " + s.host();
    }

    private static boolean ofOneUser(List<Attempt> attempts) {
        String user = attempts.isEmpty() ? null : attempts.get(0).draft().user();
        return user != null && attempts.stream().allMatch(each -> Names.same(user, each.draft().user()));
    }

    private static Draft joined(Sighting s, Outcome outcome, Attempt attempt) {
        if (attempt == null) {
            return Draft.of(s, outcome, List.of());
        }
        attempt.claim();
        Draft told = attempt.draft();
        Draft draft = Draft.of(s, outcome, told.lines());
        draft.explainedBy(told);
        draft.user(Names.fuller(s.user(), told.user()));
        return draft;
    }

    boolean due(long now) {
        return down.due(now) || said.due(now);
    }

    void expire(long now) {
        down.expire(now);
        said.expire(now);
    }

    void clear() {
        down.clear();
        said.clear();
        naming.clear();
        namedStream = -1;
    }

    void write(StateWriter out) throws IOException {
        down.write(out, each -> each.write(out));
        said.write(out, each -> each.write(out));
        naming.write(out, each -> out.number(each.last()));
    }

    void read(StateReader in) throws IOException {
        down.read(in, name -> Down.read(in));
        said.read(in, name -> Said.read(in));
        namedStream = -1;
        naming.read(in, name -> new Naming(in.number()));
    }
}
