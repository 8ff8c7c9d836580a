package io.saslwatch.event;

import java.util.Locale;

/** What an alert is about. */
public enum SubjectKind {
    /** The name used to log in. */
    USER,
    /** A network: /24 of an IPv4 address, /64 of an IPv6 address unless set otherwise. */
    NET,
    /** An autonomous system, as {@code AS64496}. */
    ASN,
    /** The sender address of mails. */
    SENDER,
    /** A configured log. */
    SOURCE;

    /** The word in tables, files and messages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
