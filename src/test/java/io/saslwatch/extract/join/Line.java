package io.saslwatch.extract.join;

import io.saslwatch.event.Outcome;
import io.saslwatch.event.Reason;
import io.saslwatch.event.StreamRef;
import io.saslwatch.extract.Role;
import io.saslwatch.extract.Sighting;

/** Sightings for tests, made as the format files make them. */
final class Line {

    private StreamRef stream = new StreamRef(1, "k", "mail.log", "mail.log");
    private final Role role;
    private final long time;
    private String program;
    private String pid;
    private String daemon;
    private String service;
    private Outcome outcome;
    private int count = 1;
    private int attempts = -1;
    private String user;
    private String ip = "192.0.2.1";
    private String mechanism;
    private Reason reason;
    private String detail;
    private String session;

    private Line(Role role, double seconds) {
        this.role = role;
        this.time = Math.round(seconds * 1_000_000);
    }

    private static Line postfix(Role role, double seconds, String pid) {
        var line = new Line(role, seconds);
        line.program = "postfix/submission/smtpd";
        line.daemon = "postfix";
        line.service = "submission";
        line.pid = pid;
        return line;
    }

    private static Line dovecot(Role role, double seconds) {
        var line = new Line(role, seconds);
        line.program = "dovecot";
        line.daemon = "dovecot";
        return line;
    }

    static Line message(double seconds, String pid, String user) {
        return postfix(Role.SMTP_MESSAGE, seconds, pid).outcome(Outcome.SUCCESS).user(user).mechanism("PLAIN");
    }

    static Line reject(double seconds, String pid, String user) {
        return postfix(Role.SMTP_REJECT, seconds, pid).outcome(Outcome.SUCCESS).user(user);
    }

    static Line disconnect(double seconds, String pid) {
        return postfix(Role.SMTP_DISCONNECT, seconds, pid);
    }

    static Line authDown(double seconds, String pid) {
        return postfix(Role.SMTP_AUTH_DOWN, seconds, pid).ip(null);
    }

    static Line smtpFailure(double seconds) {
        return postfix(Role.SMTP_ATTEMPT, seconds, "7").outcome(Outcome.FAILURE).mechanism("LOGIN")
            .reason(Reason.OTHER, null);
    }

    static Line smtpAborted(double seconds) {
        return postfix(Role.SMTP_ATTEMPT, seconds, "7").outcome(Outcome.ABORTED).mechanism("LOGIN")
            .reason(Reason.PROTOCOL, null);
    }

    static Line smtpLost(double seconds) {
        return smtpFailure(seconds).outcome(Outcome.TEMPORARY)
            .reason(Reason.OTHER, "Connection lost to authentication server");
    }

    static Line auth(double seconds, String user) {
        return dovecot(Role.AUTH_LINE, seconds).outcome(Outcome.FAILURE).user(user)
            .reason(Reason.BAD_PASSWORD, "Password mismatch");
    }

    static Line timedOut(double seconds, String user) {
        return auth(seconds, user).outcome(Outcome.ABORTED)
            .reason(Reason.PROTOCOL, "Request timed out waiting for client to continue authentication (150 secs)");
    }

    static Line auth(double seconds, String user, String session) {
        return auth(seconds, user).session(session);
    }

    static Line login(double seconds, String user, String session) {
        return dovecot(Role.LOGIN, seconds).outcome(Outcome.SUCCESS).service("imap").user(user).mechanism("PLAIN")
            .session(session);
    }

    static Line refusal(double seconds, String session) {
        return dovecot(Role.LOGIN_REFUSAL, seconds).outcome(Outcome.ABORTED).service("imap").mechanism("LOGIN")
            .reason(Reason.PROTOCOL, "Aborted").session(session);
    }

    static Line end(double seconds, int attempts, String user, String session) {
        return dovecot(Role.LOGIN_END, seconds).outcome(Outcome.FAILURE).service("imap").user(user).mechanism("PLAIN")
            .reason(Reason.OTHER, "auth failed").session(session).attempts(attempts);
    }

    Line source(String name) {
        stream = new StreamRef(name.hashCode(), name, name, name);
        return this;
    }

    Line outcome(Outcome value) {
        outcome = value;
        return this;
    }

    Line user(String name) {
        user = name;
        return this;
    }

    Line ip(String address) {
        ip = address;
        return this;
    }

    Line service(String name) {
        service = name;
        return this;
    }

    Line mechanism(String name) {
        mechanism = name;
        return this;
    }

    Line reason(Reason value, String words) {
        reason = value;
        detail = words;
        return this;
    }

    Line session(String id) {
        session = id;
        return this;
    }

    Line count(int times) {
        count = times;
        return this;
    }

    Line attempts(int number) {
        attempts = number;
        return this;
    }

    long time() {
        return time;
    }

    Sighting at(int line) {
        return new Sighting(stream, line * 100L, line, time, "mx1", program, pid, "test", "test", role, daemon, service,
            outcome, count, attempts, user, ip, null, mechanism, reason, detail, session,
            ip == null ? "unknown[unknown]" : "host[" + ip + "]");
    }
}
