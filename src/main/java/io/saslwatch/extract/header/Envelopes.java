package io.saslwatch.extract.header;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** The prefixes that containers and syslog put in front of a line: where what they wrap begins. */
final class Envelopes {

    private static final int LONGEST_NAME = 64;
    private static final int PRIORITY_DIGITS = 3;

    private Envelopes() {
    }

    /** Behind {@code <PRI>} (RFC 5424, section 6.2.1); -1 when there is none. */
    static int behindPriority(byte[] b, int from, int to) {
        int at = from + 1;
        while (at < to && at - from <= PRIORITY_DIGITS && b[at] >= '0' && b[at] <= '9') {
            at++;
        }
        return at == from + 1 || at >= to || b[at] != '>' ? -1 : at + 1;
    }

    /** Behind {@code stdout F } or the like, which follows the stamp of a CRI line; -1 when there is none. */
    static int behindCri(byte[] b, int from, int to) {
        if (to - from < 9 || b[from + 6] != ' ' || b[from + 8] != ' ' || b[from + 7] != 'F' && b[from + 7] != 'P') {
            return -1;
        }
        String stream = new String(b, from, 6, ISO_8859_1);
        return stream.equals("stdout") || stream.equals("stderr") ? from + 9 : -1;
    }

    /** Behind {@code name | }, which docker compose logs writes; -1 when there is none. */
    static int behindComposeName(byte[] b, int from, int to) {
        int at = from;
        while (at < to && at - from < LONGEST_NAME && inName(b[at])) {
            at++;
        }
        int blank = at;
        while (at < to && b[at] == ' ') {
            at++;
        }
        return at > blank && blank > from && at + 1 < to && b[at] == '|' && b[at + 1] == ' ' ? at + 2 : -1;
    }

    private static boolean inName(byte c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_'
            || c == '.';
    }
}
