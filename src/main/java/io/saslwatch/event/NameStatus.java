package io.saslwatch.event;

import java.util.Locale;

/** How asking for an address's reverse DNS name ended. */
public enum NameStatus {
    /** There is a name. */
    OK,
    /** The server says that the address has no entry (RFC 1035, RCODE 3). */
    NXDOMAIN,
    /** The entry exists but holds no name that can be used. */
    NODATA,
    /** The server could not answer (RCODE 2). */
    SERVFAIL,
    /** No server answered in time; the address is asked for again later. */
    TIMEOUT,
    /** The server does not want to answer (RCODE 5). */
    REFUSED,
    /** Never asked for: private, loopback, link-local, documentation, multicast or otherwise not global. */
    PRIVATE,
    /** Names are not asked for. */
    OFF;

    /** The word that stands in tables, files and reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether asking again soon may bring another answer: nobody with authority has answered. */
    public boolean isPassing() {
        return this == SERVFAIL || this == TIMEOUT || this == REFUSED;
    }
}
