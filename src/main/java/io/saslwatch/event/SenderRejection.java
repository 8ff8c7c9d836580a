package io.saslwatch.event;

import java.util.Objects;

/**
 * A mail that was refused because its sender had sent too much. The line is its identity: found twice, it is the same.
 *
 * @param stream number of the stream in the store
 * @param offset of the line in the uncompressed stream, in bytes
 * @param time   microseconds since 1970 of the line's stamp
 * @param sender the user who had logged in where the line tells it, else the envelope sender in lower case; never empty,
 *               hostile text
 * @param ip     the client's address as in {@link AuthEvent#ip()}, or null
 * @param mails  how many equal lines it stands for, at least 1
 */
public record SenderRejection(long stream, long offset, long time, String sender, String ip, int mails) {

    public SenderRejection {
        Objects.requireNonNull(sender);
    }
}
