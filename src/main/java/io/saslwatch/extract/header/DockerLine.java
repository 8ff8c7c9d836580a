package io.saslwatch.extract.header;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One line of Docker's json-file driver: {@code {"log":"...\n","stream":"stdout","time":"..."}}. Reads the two members
 * it needs, wherever they stand, and undoes JSON's escapes (RFC 8259, section 7). Mutable, not thread-safe.
 */
final class DockerLine {

    private byte[] bytes;
    private int at;
    private int to;

    /** The log member without its line feed; null when there is none. */
    byte[] log;
    /** The time member; null when there is none. */
    byte[] time;

    /** Whether this is such a line with a log member. */
    boolean read(byte[] b, int from, int end) {
        bytes = b;
        at = from + 1;
        to = end;
        log = null;
        time = null;
        while (skipTo('"')) {
            byte[] key = string();
            if (key == null || !skipTo(':')) {
                break;
            }
            at++;
            blanks();
            if (at < to && bytes[at] == '"') {
                byte[] value = string();
                keep(key, value);
            } else {
                skipValue();
            }
        }
        return log != null;
    }

    private void keep(byte[] key, byte[] value) {
        String name = new String(key, StandardCharsets.ISO_8859_1);
        if (name.equals("log")) {
            log = value;
        } else if (name.equals("time")) {
            time = value;
        }
    }

    private boolean skipTo(char wanted) {
        while (at < to && bytes[at] != wanted) {
            at++;
        }
        return at < to;
    }

    private void blanks() {
        while (at < to && bytes[at] == ' ') {
            at++;
        }
    }

    /** Skips a value that is not a string, nested ones included. */
    private void skipValue() {
        int depth = 0;
        while (at < to) {
            byte c = bytes[at];
            if (c == '"') {
                if (string() == null) {
                    return;
                }
                continue;
            }
            if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
            }
            if (depth < 0 || depth == 0 && c == ',') {
                return;
            }
            at++;
        }
    }

    /** The string that starts here, decoded; null when it does not end. A line feed at its end is left out. */
    private byte[] string() {
        var out = new ByteArrayOutputStream(to - at);
        for (at++; at < to; at++) {
            byte c = bytes[at];
            if (c == '"') {
                at++;
                return withoutLineFeed(out.toByteArray());
            }
            if (c == '\\' && at + 1 < to) {
                escape(out);
            } else {
                out.write(c);
            }
        }
        return null;
    }

    private static byte[] withoutLineFeed(byte[] text) {
        int length = text.length;
        if (length == 0 || text[length - 1] != '\n') {
            return text;
        }
        return Arrays.copyOf(text, length - 1);
    }

    private void escape(ByteArrayOutputStream out) {
        at++;
        switch (bytes[at]) {
            case 'n' -> out.write('\n');
            case 't' -> out.write('\t');
            case 'r' -> out.write('\r');
            case 'b' -> out.write('\b');
            case 'f' -> out.write('\f');
            case 'u' -> unicode(out);
            default -> out.write(bytes[at]);
        }
    }

    private void unicode(ByteArrayOutputStream out) {
        int first = hex(at + 1);
        if (first < 0) {
            out.write('?');
            return;
        }
        at += 4;
        String text = String.valueOf((char) first);
        if (Character.isHighSurrogate((char) first) && at + 6 < to && bytes[at + 1] == '\\' && bytes[at + 2] == 'u') {
            int second = hex(at + 3);
            if (second >= 0 && Character.isLowSurrogate((char) second)) {
                text += (char) second;
                at += 6;
            }
        }
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private int hex(int from) {
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = i < to ? Character.digit(bytes[i], 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }
}
