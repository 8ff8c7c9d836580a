package io.saslwatch.deliver;

import io.saslwatch.event.NameStatus;

/**
 * MailLogSentinel's text for how asking for a name ended: {@code OK}, or {@code Errno} with the number that the system's
 * resolver gives, which is h_errno of netdb.h: HOST_NOT_FOUND 1, TRY_AGAIN 2, NO_RECOVERY 3, NO_DATA 4. Stateless.
 */
final class MailLogSentinelStatus {

    private static final String NOT_FOUND = "Errno 1";
    private static final String TRY_AGAIN = "Errno 2";
    private static final String NO_RECOVERY = "Errno 3";
    private static final String NO_DATA = "Errno 4";
    /** What that tool writes when it has no number. */
    private static final String UNKNOWN = "Failed (Unknown)";

    private MailLogSentinelStatus() {
    }

    /** The text; null and {@code OFF} are names that nobody has asked for. */
    static String of(NameStatus status) {
        if (status == null) {
            return UNKNOWN;
        }
        return switch (status) {
            case OK -> "OK";
            // The system's resolver finds no name for an address of a private network
            case NXDOMAIN, PRIVATE -> NOT_FOUND;
            case SERVFAIL, TIMEOUT -> TRY_AGAIN;
            case REFUSED -> NO_RECOVERY;
            case NODATA -> NO_DATA;
            case OFF -> UNKNOWN;
        };
    }
}
