package io.saslwatch.extract;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.saslwatch.extract.format.match.Subject;
import io.saslwatch.extract.header.LineHeader;
import java.util.Arrays;

/**
 * Finds a line's message: behind the program, or from the program on in a daemon's own log, and inside the frame
 * {@code message repeated N times: [ ...]} that rsyslog puts around equal messages (runtime/ratelimit.c). Mutable, not
 * thread-safe.
 */
final class MessageFrame {

    private static final byte[] REPEATED = "message repeated ".getBytes(US_ASCII);
    private static final byte[] TIMES = " times: [ ".getBytes(US_ASCII);
    private static final int MOST_TIMES = 1_000_000;

    private final Subject subject = new Subject();
    private byte[] bytes;
    int from;
    int to;
    /** How many equal messages the line stands for. */
    int count;

    void open(LineHeader header, ProgramPlan plan) {
        bytes = header.bytes();
        from = plan.ownLog ? header.tagFrom() : header.messageFrom();
        to = header.messageTo();
        count = 1;
        if (from >= to || bytes[from] != 'm' || !startsWith(from, REPEATED)) {
            return;
        }
        int at = from + REPEATED.length;
        int number = 0;
        for (; at < to && number < MOST_TIMES && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
            number = number * 10 + bytes[at] - '0';
        }
        if (number > 0 && startsWith(at, TIMES) && bytes[to - 1] == ']') {
            count = number;
            from = at + TIMES.length;
            to--;
        }
    }

    /** The message, bytes that are not UTF-8 replaced; valid until the next one is opened. */
    Subject subject() {
        subject.set(bytes, from, to);
        return subject;
    }

    private boolean startsWith(int at, byte[] text) {
        return at + text.length <= to && Arrays.equals(bytes, at, at + text.length, text, 0, text.length);
    }
}
