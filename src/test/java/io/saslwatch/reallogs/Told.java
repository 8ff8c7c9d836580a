package io.saslwatch.reallogs;

import io.saslwatch.event.Outcome;
import io.saslwatch.reallogs.RawLines.RawLine;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the log tells of an attempt, found by searching its lines as text, following "From truth to lines" of the
 * data's README and the tables of SHAPES.md.
 *
 * @param trace     whether the attempt left a line of its own, or may have
 * @param outcome   how it must be told to have ended; null where the log leaves it open
 * @param user      whether the log shows the user beyond doubt
 * @param mechanism whether the log shows the mechanism
 * @param service   whether the log shows the service
 * @param time      whether a line was written when the attempt ended
 */
record Told(Trace trace, Outcome outcome, boolean user, boolean mechanism, boolean service, boolean time) {

    /** Whether an attempt must be found. */
    enum Trace { REQUIRED, POSSIBLE, NONE }

    private static final Told NOTHING = new Told(Trace.NONE, null, false, false, false, false);
    private static final Pattern POSTFIX_LINE = Pattern.compile(
        "smtpd\\[\\d+]: .*: SASL .* authentication (failed|aborted)");
    private static final Pattern AUTH_LINE = Pattern.compile("(?:[a-z0-9-]+|auth|auth-worker)\\(([^()]*|.*),[0-9a-f.:]+"
        + "(?:,sasl:[^)]*)?\\)(?:<\\d+>)?: (?!.*(?:trying the next passdb|Request timed out))");
    private static final Pattern FORBIDDEN_NAME = Pattern.compile("\\(username: (.*)\\)$");
    private static final Pattern END = Pattern.compile("^(?!.*\\((?:no auth attempts|disconnected before auth|"
        + "disconnected during TLS|client_limit)).*-login: (?:Info: )?(?:Disconnected|Login aborted)\\b");
    private static final Pattern COUNT = Pattern.compile(", (\\d+) attempts in|failed, (\\d+) attempts");

    static Told of(Truth t, RawLines raw) {
        if (t.ip() == null || t.got().equals("none")) {
            return t.ip() != null && "timeout".equals(t.noise())
                ? new Told(Trace.POSSIBLE, Outcome.ABORTED, false, false, false, false)
                : t.ip() == null && !t.got().equals("none") ? of(t, raw, "unknown") : NOTHING;
        }
        return of(t, raw, t.ip());
    }

    private static Told of(Truth t, RawLines raw, String ip) {
        return t.postfix() ? postfix(t, raw, ip) : dovecot(t, raw, ip);
    }

    private static Told postfix(Truth t, RawLines raw, String ip) {
        boolean mechanism = t.eventMechanism() != null;
        if (t.got().equals("ok")) {
            boolean queued = t.queueIds().stream().anyMatch(id -> !raw.between(t.from() - 1.2, t.to() + 300,
                id + ": client=", line -> true).isEmpty());
            boolean any = queued || !raw.between(t.to() - 1.2, t.to() + 20, "[" + ip + "]",
                line -> (line.contains(": client=") || line.contains(": reject: "))
                    && ShownName.isIn(t.user(), "(?: sasl_username=|not owned by user )", line)).isEmpty();
            boolean method = !raw.between(t.to() - 1.2, t.to() + 20, "[" + ip + "]",
                line -> line.contains(" sasl_method=")).isEmpty();
            return any ? new Told(Trace.REQUIRED, Outcome.SUCCESS, true, mechanism && method, true, true) : NOTHING;
        }
        if (t.aborted() || t.got().equals("fail") || t.got().equals("tempfail")) {
            Outcome outcome = t.aborted() ? Outcome.ABORTED
                : t.got().equals("fail") ? Outcome.FAILURE : Outcome.TEMPORARY;
            return new Told(Trace.REQUIRED, outcome, smtpUser(t, raw, ip), mechanism, true, true);
        }
        if (!t.got().equals("gone") && !t.got().equals("closed")) {
            return NOTHING;
        }
        boolean timedOut = t.stage() < 3 && !raw.between(t.from() + 147, t.to() + 153, "," + ip,
                line -> line.contains("Request timed out")).isEmpty()
            && raw.between(t.from() - 2, t.to() + 20, "[" + ip + "]", POSTFIX_LINE.asPredicate()).isEmpty();
        Outcome outcome = t.stage() < 3 ? Outcome.ABORTED : "right".equals(t.password()) ? null : Outcome.FAILURE;
        return new Told(timedOut ? Trace.REQUIRED : Trace.POSSIBLE, outcome, false, false, false, timedOut);
    }

    /** Postfix shows the user itself, or Dovecot does and only one comes into question (SHAPES.md, section 4). */
    private static boolean smtpUser(Truth t, RawLines raw, String ip) {
        if (t.user() == null || t.user().isEmpty() || t.user().equals("(unavailable)") || !t.sent()
            || !t.got().equals("fail")) {
            return false;
        }
        List<RawLine> lines = raw.between(t.to() - 1.5, t.to() + 1.5, "[" + ip + "]", POSTFIX_LINE.asPredicate()
            .and(line -> !line.contains("Connection lost to") && !line.contains("Invalid authentication mechanism")));
        if (lines.stream().anyMatch(line -> line.text().contains(", sasl_username="))) {
            return lines.stream().anyMatch(line -> ShownName.isIn(t.user(), ", sasl_username=", line.text()));
        }
        return !lines.isEmpty() && lines.stream().allMatch(line -> {
            Set<String> users = new HashSet<>();
            raw.between(line.time() - 3.5, line.time() - 0.9, "," + ip, AUTH_LINE.asPredicate())
                .forEach(each -> users.add(authUser(each.text())));
            return users.size() == 1 && ShownName.is(t.user(), users.iterator().next());
        });
    }

    private static String authUser(String line) {
        Matcher forbidden = FORBIDDEN_NAME.matcher(line);
        if (forbidden.find()) {
            return forbidden.group(1);
        }
        Matcher matcher = AUTH_LINE.matcher(line);
        return matcher.find() ? matcher.group(1).replaceFirst("^.*\\(", "") : "";
    }

    /** Without auth_verbose only a session's end tells of its failures, and a login tells of none. */
    private static Told dovecot(Truth t, RawLines raw, String ip) {
        if (t.got().equals("ok")) {
            return new Told(Trace.REQUIRED, Outcome.SUCCESS, true, true, true, true);
        }
        String rip = "rip=" + ip + ",";
        boolean refused = !raw.between(t.from() - 1.2, t.to() + 1.2, rip,
            line -> line.contains("-login: ") && line.contains("Authenticate ")).isEmpty();
        List<RawLine> ends = raw.between(t.end() - 1.2, t.end() + 3.5, rip, END.asPredicate());
        boolean counted = ends.stream().anyMatch(end -> t.alone() || count(end.text()) > 1);
        boolean sessionTold = !raw.between(t.end() - 1.2, t.end() + 200, rip, line -> line.contains("-login: "))
            .isEmpty();
        boolean method = ends.stream().anyMatch(end -> end.text().contains(", method="));
        boolean authLine = !raw.between(t.from() - 1.2, t.to() + 1.2, "," + ip, line -> !line.contains("-login: ")
            && !line.contains("trying the next passdb")).isEmpty();
        boolean own = refused || authLine && !t.act().equals("abort") || t.alone() && !ends.isEmpty();
        Trace trace = t.got().equals("fail") && authLine || refused || counted && !t.got().equals("need-tls")
            || t.last() && !ends.isEmpty() ? Trace.REQUIRED : Trace.POSSIBLE;
        if (t.act().equals("drop") || t.act().equals("reset")) {
            trace = refused || !ends.isEmpty() ? Trace.REQUIRED : Trace.POSSIBLE;
        }
        return new Told(trace, own || t.last() ? dovecotOutcome(t) : null, dovecotUser(t, raw, ip, ends),
            refused || t.last() && method, sessionTold, own);
    }

    private static Outcome dovecotOutcome(Truth t) {
        return switch (t.got()) {
            case "fail", "no", "nomech", "need-tls" -> Outcome.FAILURE;
            case "syntax" -> t.act().equals("abort") ? Outcome.ABORTED : Outcome.FAILURE;
            case "gone" -> t.stage() < 3 ? Outcome.ABORTED : null;
            default -> null;
        };
    }

    private static boolean dovecotUser(Truth t, RawLines raw, String ip, List<RawLine> ends) {
        if (t.user() == null || t.user().isEmpty() || !t.sent()) {
            return false;
        }
        return t.last() && ends.stream().anyMatch(end -> ShownName.isIn(t.user(), " user=<", end.text()))
            || !raw.between(t.from() - 1.2, t.to() + 1.2, "," + ip, line -> !line.contains("-login: ")
                && ShownName.isIn(t.user(), "(?:[(]|username: )", line)).isEmpty();
    }

    private static int count(String line) {
        Matcher count = COUNT.matcher(line);
        return count.find() ? Integer.parseInt(count.group(1) == null ? count.group(2) : count.group(1)) : -1;
    }
}
