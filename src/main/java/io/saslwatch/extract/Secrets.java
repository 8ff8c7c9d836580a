package io.saslwatch.extract;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides passwords and parts of them, which some settings of the daemons let into the log: Dovecot's
 * {@code auth_verbose_passwords} ({@code given password: ...}, {@code SHA1 of given password: ...}), its debug lines
 * ({@code resp=...}), and Postfix's {@code request longer than 2048: AUTH PLAIN ...}. Hides rather too much: from where
 * a secret starts to the end of the line, for whoever chose the password chose what looks like its end.
 */
public final class Secrets {

    /** What stands for a secret. */
    public static final String HIDDEN = "[hidden]";

    private static final Pattern SECRET = Pattern.compile("(given password: |request longer than \\d+: |\\bresp=|"
        + "\\bpass(?:word)?[=:] ?|\\b(?:AUTH|AUTHENTICATE) [A-Z0-9_-]{1,20} (?=[A-Za-z0-9+/=]{4}))",
        Pattern.UNIX_LINES);

    private Secrets() {
    }

    /** The text up to the first secret. */
    public static String hide(String text) {
        // Nearly every text is free of these, and comparing is ten times faster than matching
        if (!text.contains(": ") && text.indexOf('=') < 0 && !text.contains("AUTH")) {
            return text;
        }
        Matcher matcher = SECRET.matcher(text);
        return matcher.find() ? text.substring(0, matcher.end()) + HIDDEN : text;
    }
}
