package io.saslwatch.event;

/**
 * The status of a look-up as MailLogSentinel writes it: {@code OK}, or {@code Errno N} with the number of the C
 * library's resolver (h_errno of netdb.h) that its language passes on. Observed with Python 3.11 on glibc 2.36, asking
 * servers that answer each way:
 * <table>
 *   <caption>Numbers</caption>
 *   <tr><th>status</th><th>number</th><th>name in netdb.h</th></tr>
 *   <tr><td>nxdomain</td><td>1</td><td>HOST_NOT_FOUND</td></tr>
 *   <tr><td>servfail, timeout, refused</td><td>2</td><td>TRY_AGAIN</td></tr>
 *   <tr><td>nodata</td><td>4</td><td>NO_DATA</td></tr>
 *   <tr><td>private</td><td>1</td><td>HOST_NOT_FOUND: what resolvers answer for the zones of RFC 6303</td></tr>
 *   <tr><td>off</td><td></td><td>nothing, since nobody was asked</td></tr>
 * </table>
 * NO_RECOVERY (3) does not occur: there it stands for rare codes such as FORMERR and NOTAUTH, which are a {@code
 * servfail} here.
 */
public final class ResolverErrno {

    private ResolverErrno() {
    }

    /** The text of the cell; empty for {@code off}. */
    public static String text(NameStatus status) {
        return switch (status) {
            case OK -> "OK";
            case NXDOMAIN, PRIVATE -> "Errno 1";
            case SERVFAIL, TIMEOUT, REFUSED -> "Errno 2";
            case NODATA -> "Errno 4";
            case OFF -> "";
        };
    }
}
