package io.saslwatch.event;

import java.time.Instant;

/**
 * One attempt to authenticate (or {@code count} equal ones that the log tells of in one line). What the log does not
 * tell is null.
 *
 * @param id        where its first line stood
 * @param line      1-based number of that line in its file
 * @param lines     how many lines the event rests on, at least 1
 * @param evidence  the further lines it rests on, as {@code key-offset} separated by blanks, the first
 *                  {@value #EVIDENCE_LIMIT} of them; null when there is none
 * @param time      when the server told the result
 * @param host      the server's name in the line's header
 * @param daemon    the program family: {@code postfix}, {@code dovecot}, ...
 * @param service   {@code smtp}, {@code submission}, {@code smtps}, {@code imap}, {@code pop3}, {@code managesieve},
 *                  {@code webmail}, or {@code auth} where the log does not tell
 * @param outcome   how it ended
 * @param count     how many equal attempts, at least 1
 * @param user      the name used to log in, decoded from UTF-8 with replacement, otherwise as the log has it
 * @param ip        the client's address: RFC 5952 text, IPv4-mapped addresses as IPv4
 * @param port      the client's port
 * @param mechanism the SASL mechanism in upper case
 * @param reason    why it did not succeed; null for a success
 * @param detail    the log's own words for the reason, free of passwords
 * @param session   the daemon's name of the session or queue id
 * @param messages  for a success over SMTP the messages accepted for delivery in its connection so far, else 0
 */
public record AuthEvent(EventId id, long line, int lines, String evidence, Instant time, String host, String daemon,
                        String service, Outcome outcome, int count, String user, String ip, Integer port,
                        String mechanism, Reason reason, String detail, String session, int messages) {

    /** How many further lines {@code evidence} names at most; {@code lines} counts them all. */
    public static final int EVIDENCE_LIMIT = 16;
}
