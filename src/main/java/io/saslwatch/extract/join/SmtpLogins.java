package io.saslwatch.extract.join;

import io.saslwatch.extract.Sighting;
import java.io.IOException;
import java.util.Objects;

/**
 * Logins over SMTP. Postfix names the user once per message ({@code client=..., sasl_username=}, smtpd.c), and in some
 * lines about what it refused: all of a connection are one login, which is told at the first of them and settled when
 * the connection ends.
 */
final class SmtpLogins {

    /** A connection in which somebody logged in. */
    private record Login(Draft draft, String client, long last) implements Recent.Timed {

        boolean is(Sighting s) {
            return Objects.equals(client, s.client()) && Objects.equals(draft.ip(), s.ip())
                && Objects.equals(draft.user(), s.user()) && (draft.mechanism() == null || s.mechanism() == null
                    || draft.mechanism().equals(s.mechanism()));
        }

        void write(StateWriter out) throws IOException {
            draft.write(out);
            out.text(client);
            out.number(last);
        }

        static Login read(StateReader in) throws IOException {
            return new Login(Draft.read(in), in.text(), in.number());
        }
    }

    private final Journal journal;
    private final Recent<Login> logins;
    private final long idle;

    SmtpLogins(JoinLimits limits, Journal journal) {
        this.journal = journal;
        this.idle = limits.session();
        this.logins = new Recent<>(limits.session(), limits.limit(), login -> journal.settle(login.draft()));
    }

    /** A process serves one connection at a time, so it and the client together name the connection. */
    static String connection(Sighting s) {
        return s.host() + ' ' + s.program() + ' ' + (s.pid() == null ? s.client() : s.pid());
    }

    /** A message of somebody who is logged in. */
    void message(Sighting s) {
        login(s).message(s);
    }

    /** Something was refused to somebody who is logged in. */
    void reject(Sighting s) {
        login(s);
    }

    private Draft login(Sighting s) {
        String name = connection(s);
        Login login = logins.take(name);
        if (login != null && (!login.is(s) || s.time() - login.last() > idle)) {
            journal.settle(login.draft());
            login = null;
        }
        Draft draft;
        if (login == null) {
            draft = Draft.of(s);
            journal.add(draft);
        } else {
            draft = login.draft();
            draft.restsOn(LineRef.of(s));
            draft.mechanism(s.mechanism());
            journal.change(draft);
        }
        logins.put(name, new Login(draft, s.client(), s.time()));
        return draft;
    }

    /** The process ended a connection, or began another one: either way its login is over. */
    void disconnect(Sighting s) {
        Login login = logins.take(connection(s));
        if (login != null) {
            journal.settle(login.draft());
        }
    }

    boolean due(long now) {
        return logins.due(now);
    }

    void expire(long now) {
        logins.expire(now);
    }

    void clear() {
        logins.clear();
    }

    void write(StateWriter out) throws IOException {
        logins.write(out, login -> login.write(out));
    }

    void read(StateReader in) throws IOException {
        logins.read(in, name -> Login.read(in));
    }
}
