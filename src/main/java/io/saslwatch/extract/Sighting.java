package io.saslwatch.extract;

import io.saslwatch.event.Outcome;
import io.saslwatch.event.Reason;
import io.saslwatch.event.StreamRef;

/**
 * One log line that a pattern took: what that line alone says. The joining step makes events of sightings.
 *
 * @param stream    whose line
 * @param offset    of the line in the uncompressed stream, in bytes
 * @param line      1-based number of the line
 * @param time      microseconds since 1970 of the line's stamp; with {@code message repeated} that of the last one
 * @param host      the header's host, or null
 * @param program   the header's program without pid, such as {@code postfix/submission/smtpd} or {@code dovecot}
 * @param pid       the header's pid, or null
 * @param format    name of the format that took the line
 * @param pattern   name of the pattern
 * @param role      what the line is to the joining step
 * @param daemon    see {@link io.saslwatch.event.AuthEvent}
 * @param service   likewise; null where this line does not tell
 * @param outcome   likewise; null for roles that are no attempt
 * @param count     equal lines that this one stands for ({@code message repeated}), at least 1
 * @param attempts  attempts that the line itself counts ({@code auth failed, 3 attempts}); -1 when it does not
 * @param user      as captured and decoded; null when unknown
 * @param ip        normalised, or null
 * @param port      of the client, or null
 * @param mechanism in upper case, or null
 * @param reason    or null
 * @param detail    the log's words, without any password
 * @param session   session or queue id, or null
 * @param client    the client as the daemon writes it ({@code name[address]}), for joining; or null
 */
public record Sighting(StreamRef stream, long offset, long line, long time, String host, String program, String pid,
                       String format, String pattern, Role role, String daemon, String service, Outcome outcome,
                       int count, int attempts, String user, String ip, Integer port, String mechanism, Reason reason,
                       String detail, String session, String client) {
}
