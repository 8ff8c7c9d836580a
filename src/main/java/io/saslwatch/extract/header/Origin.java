package io.saslwatch.extract.header;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Who wrote a line: host, program and pid, and where the message starts. A line has a host unless its first word ends
 * with a colon or contains a parenthesis, which is how Dovecot's own log looks. Mutable, not thread-safe.
 */
final class Origin {

    private static final boolean[] ENDS_TAG = new boolean[256];

    static {
        for (char end : "[: (<".toCharArray()) {
            ENDS_TAG[end] = true;
        }
    }

    private byte[] bytes;
    private int to;
    private int hostFrom;
    private int hostTo;
    private int pidFrom;
    private int pidTo;
    private int messageFrom;
    int tagFrom;
    int tagTo;
    boolean hostless;

    /** Reads {@code host program[pid]: }, or {@code program: } where there is no host. */
    boolean read(byte[] b, int from, int end) {
        start(b, end);
        int at = from;
        while (at < end && b[at] != ' ') {
            if (b[at] == '(') {
                return hostless(from);
            }
            at++;
        }
        if (at >= end || b[at - 1] == ':') {
            return hostless(from);
        }
        hostFrom = from;
        hostTo = at;
        do {
            at++;
        } while (at < end && b[at] == ' ');
        return tag(at);
    }

    /** Reads {@code program: } where there is certainly no host. */
    boolean readHostless(byte[] b, int from, int end) {
        start(b, end);
        return hostless(from);
    }

    private void start(byte[] b, int end) {
        bytes = b;
        to = end;
        hostFrom = 0;
        hostTo = 0;
        pidFrom = 0;
        pidTo = 0;
        hostless = false;
    }

    private boolean hostless(int from) {
        hostless = true;
        return tag(from);
    }

    private boolean tag(int from) {
        // Every line passes here, and the quick compiler reads a field again at each step
        byte[] b = bytes;
        int end = to;
        boolean[] ends = ENDS_TAG;
        int at = from;
        while (at < end && !ends[b[at] & 0xFF]) {
            at++;
        }
        tagFrom = from;
        tagTo = at;
        // Where the message starts is worked out only for the few lines whose program is wanted
        messageFrom = -1;
        return at > from;
    }

    private void openMessage() {
        int at = tagTo;
        if (at < to && bytes[at] == '[') {
            pidFrom = ++at;
            while (at < to && bytes[at] != ']' && bytes[at] != ' ') {
                at++;
            }
            pidTo = at++;
        }
        if (at < to && bytes[at] == ':') {
            at++;
        }
        messageFrom = at < to && bytes[at] == ' ' ? at + 1 : Math.min(at, to);
    }

    /** Reads HOST APP PROCID MSGID SD behind the stamp, each possibly {@code -} (RFC 5424, section 6). */
    boolean readRfc5424(byte[] b, int from, int end) {
        start(b, end);
        int host = from;
        int app = word(host);
        int procId = word(app);
        int messageId = word(procId);
        int data = word(messageId);
        if (data >= to) {
            return false;
        }
        hostFrom = host;
        hostTo = isNil(host, app) ? host : app - 1;
        tagFrom = app;
        tagTo = procId - 1;
        pidFrom = procId;
        pidTo = isNil(procId, messageId) ? procId : messageId - 1;
        messageFrom = structuredData(data);
        return tagTo > tagFrom && messageFrom <= to;
    }

    private int word(int from) {
        int at = from;
        while (at < to && bytes[at] != ' ') {
            at++;
        }
        return at + 1;
    }

    private boolean isNil(int from, int next) {
        return next - from == 2 && bytes[from] == '-';
    }

    private int structuredData(int from) {
        int at = from;
        if (bytes[at] == '-') {
            at++;
        }
        while (at < to && bytes[at] == '[') {
            at = behindElement(at);
        }
        at = Math.min(at + 1, to);
        boolean mark = to - at >= 3 && bytes[at] == (byte) 0xEF && bytes[at + 1] == (byte) 0xBB
            && bytes[at + 2] == (byte) 0xBF;
        return mark ? at + 3 : at;
    }

    /** Behind an element of structured data, whose values are quoted and can hold escaped quotes and brackets. */
    private int behindElement(int from) {
        boolean quoted = false;
        int at = from + 1;
        for (; at < to && (quoted || bytes[at] != ']'); at++) {
            if (bytes[at] == '\\' && quoted) {
                at++;
            } else if (bytes[at] == '"') {
                quoted = !quoted;
            }
        }
        return at + 1;
    }

    int messageFrom() {
        if (messageFrom < 0) {
            openMessage();
        }
        return messageFrom;
    }

    String host() {
        return text(hostFrom, hostTo);
    }

    String pid() {
        messageFrom();
        return text(pidFrom, pidTo);
    }

    private String text(int from, int end) {
        return end > from ? new String(bytes, from, end - from, ISO_8859_1) : null;
    }
}
