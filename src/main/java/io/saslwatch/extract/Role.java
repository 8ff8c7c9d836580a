package io.saslwatch.extract;

import java.util.Locale;

/** What a line is to the joining step. A pattern names its role in lower case with dashes. */
public enum Role {
    /** An attempt told by this one line; nothing is joined. For formats that write one line for an attempt. */
    ATTEMPT,
    /** Postfix: a message of an authenticated connection ({@code client=..., sasl_username=}). */
    SMTP_MESSAGE,
    /**
     * Postfix: something refused to a client that is logged in, with the user's name ({@code reject: ...
     * sasl_username=}): it tells of the login as {@link #SMTP_MESSAGE} does, but no message was accepted.
     */
    SMTP_REJECT,
    /** Postfix: an attempt that failed, was aborted or could not be judged. */
    SMTP_ATTEMPT,
    /** Postfix: the connection ended. */
    SMTP_DISCONNECT,
    /** Postfix: smtpd could not reach the authentication service; its next failure line is no verdict. */
    SMTP_AUTH_DOWN,
    /** Dovecot: the auth process's own line about an attempt (several lines for one attempt are possible). */
    AUTH_LINE,
    /** Dovecot: a login process's success line. */
    LOGIN,
    /** Dovecot: a login process's line about one refused or aborted attempt while the session goes on. */
    LOGIN_REFUSAL,
    /** Dovecot: the end of a session without login, with the number of its failed attempts. */
    LOGIN_END,
    /**
     * A mail refused because its sender had sent too much. Such a pattern is tried beside the others: the line may tell
     * of a login as well.
     */
    OVER_QUOTA,
    /** Understood, and of no use: the line repeats what another one tells, or tells of no attempt. */
    NOTHING;

    /** The word used in format files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
